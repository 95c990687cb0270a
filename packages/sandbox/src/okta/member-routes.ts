import { answerPage, readLimit } from "./answer-page.ts";
import { joinByHand, leaveByHand } from "./change-members.ts";
import { findGroup, refuseUnmanaged } from "./find-group.ts";
import { findUser } from "./find-user.ts";
import { presentUserIn } from "./list-users.ts";
import type { OktaAnswer, OktaCall, OktaRoute } from "./okta-call.ts";
import { notFound, OktaError } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";
import type { Placed } from "./record-table.ts";
import type { UserRecord } from "./user-record.ts";

/** The operations on who is in a group. `pageSize` is the most that a page holds, where it is below Okta's 1000. */
export function memberRoutes(pageSize: number): readonly OktaRoute[] {
  const path = "/api/v1/groups/:groupId/users";
  return [
    { method: "GET", path, access: "read", run: (org, call) => list(org, call, pageSize) },
    { method: "PUT", path: `${path}/:id`, access: "write", run: add },
    { method: "DELETE", path: `${path}/:id`, access: "write", run: remove },
  ];
}

/** Shows members whatever their status, deactivated ones included, as live orgs do. */
function list(org: OktaOrg, call: OktaCall, pageSize: number): OktaAnswer {
  const { id } = findGroup(org, call);
  return answerPage(org, call, {
    select: (start) => membersOf(org, id, start),
    limit: readLimit(org, call.query, { whenAbsent: 1000, maximum: Math.min(1000, pageSize) }),
    present: (user) => presentUserIn(org, call, user),
  });
}

/** The users in a group, from a position on. */
function* membersOf(org: OktaOrg, groupId: string, start: number): Generator<Placed<UserRecord>> {
  for (const { position, record: membership } of org.memberships.from(groupId, start)) {
    const record = org.users.byId(membership.userId);
    if (record !== undefined) yield { position, record };
  }
}

/** Adding somebody who is a member already answers the same 204. */
function add(org: OktaOrg, call: OktaCall): OktaAnswer {
  const group = findGroup(org, call);
  const user = findUser(org, call);
  refuseUnmanaged(group);
  const inactive = user.status === "DEPROVISIONED" && org.memberships.find(group.id, user.id) === undefined;
  if (inactive && org.switches.addDeactivatedMember !== "accepted") throw new OktaError("E0000038");
  joinByHand(org, group.id, user.id);
  return { status: 204 };
}

function remove(org: OktaOrg, call: OktaCall): OktaAnswer {
  const group = findGroup(org, call);
  const user = findUser(org, call);
  refuseUnmanaged(group);
  const missing = org.memberships.find(group.id, user.id) === undefined;
  if (missing && org.switches.removeNonMember !== "accepted") throw notFound(user.id, "User");
  leaveByHand(org, group.id, user.id);
  return { status: 204 };
}
