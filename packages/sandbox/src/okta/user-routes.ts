import { createUser } from "./create-user.ts";
import { groupOf } from "./find-group.ts";
import { findUser, lookUp } from "./find-user.ts";
import { listUsers } from "./list-users.ts";
import { flag, type OktaAnswer, type OktaCall, type OktaRoute } from "./okta-call.ts";
import { OktaError } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";
import { presentGroup } from "./present-group.ts";
import { etagOf, omissionsOf, presentUser } from "./present-user.ts";
import { revokeSessions, runLifecycle } from "./run-lifecycle.ts";
import { removeUser } from "./save-user.ts";
import { sendMail } from "./send-mail.ts";
import { updateUser } from "./update-user.ts";
import type { UserRecord } from "./user-record.ts";

/** The operations on users themselves. `pageSize` is the most that a page of a list holds. */
export function userRoutes(pageSize: number): readonly OktaRoute[] {
  return [
    { method: "GET", path: "/api/v1/users", access: "list", run: (org, call) => listUsers(org, call, pageSize) },
    { method: "POST", path: "/api/v1/users", access: "write", run: create },
    { method: "GET", path: "/api/v1/users/:id", access: "self", run: read },
    { method: "POST", path: "/api/v1/users/:id", access: "write", run: change("update") },
    { method: "PUT", path: "/api/v1/users/:id", access: "write", run: change("replace") },
    { method: "DELETE", path: "/api/v1/users/:id", access: "write", run: remove },
    { method: "GET", path: "/api/v1/users/:id/groups", access: "read", run: readGroups },
    { method: "DELETE", path: "/api/v1/users/:id/sessions", access: "write", run: endSessions },
  ];
}

function create(org: OktaOrg, call: OktaCall): OktaAnswer {
  return answerUser(org, call, createUser(org, call));
}

function read(org: OktaOrg, call: OktaCall): OktaAnswer {
  const user = findUser(org, call);
  const { access, owner = "" } = call.principal ?? {};
  const rightless = access === "no admin role" && lookUp(org, owner)?.id !== user.id;
  if (rightless) throw new OktaError("E0000006");
  return { ...answerUser(org, call, user), headers: { etag: etagOf(user) } };
}

function change(mode: "update" | "replace"): OktaRoute["run"] {
  return (org, call) => answerUser(org, call, updateUser(org, findUser(org, call), call, mode));
}

/** The first DELETE only deactivates; one on a DEPROVISIONED user removes them. Both answer 204. */
function remove(org: OktaOrg, call: OktaCall): OktaAnswer {
  const user = findUser(org, call);
  if (user.status === "DEPROVISIONED") removeUser(org, user);
  else {
    runLifecycle(org, user, "deactivate");
    if (flag(call, "sendEmail", false)) sendMail(org, user, "deactivation");
  }
  return { status: 204 };
}

function readGroups(org: OktaOrg, call: OktaCall): OktaAnswer {
  const user = findUser(org, call);
  const groups = org.memberships.groupsOf(user.id).map((id) => groupOf(org, id));
  return { status: 200, body: groups.map((group) => presentGroup(org, group, call.origin)) };
}

function endSessions(org: OktaOrg, call: OktaCall): OktaAnswer {
  revokeSessions(org, findUser(org, call), flag(call, "oauthTokens", false));
  return { status: 204 };
}

function answerUser(org: OktaOrg, call: OktaCall, user: UserRecord): OktaAnswer {
  return { status: 200, body: presentUser(org, user, call.origin, omissionsOf(call.headers.get("content-type"))) };
}
