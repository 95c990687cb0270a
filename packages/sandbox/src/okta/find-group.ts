import type { GroupRecord } from "./group-record.ts";
import { type OktaCall, param } from "./okta-call.ts";
import { notFound, OktaError } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";

/** The group whom a path names by id. Throws E0000007 when there is none. */
export function findGroup(org: OktaOrg, call: OktaCall): GroupRecord {
  return groupOf(org, param(call, "groupId"));
}

/** The group with this id. Throws E0000007 when there is none. */
export function groupOf(org: OktaOrg, id: string): GroupRecord {
  const group = org.groups.byId(id);
  if (group === undefined) throw notFound(id, "UserGroup");
  return group;
}

/**
 * Throws for a group that is not managed in Okta: E0000060 for a built-in one and E0000006 for an app's, as clients have
 * reported of members; that other changes answer the same is UNCONFIRMED.
 */
export function refuseUnmanaged({ type }: GroupRecord): void {
  if (type === "BUILT_IN") throw new OktaError("E0000060");
  if (type === "APP_GROUP") throw new OktaError("E0000006");
}
