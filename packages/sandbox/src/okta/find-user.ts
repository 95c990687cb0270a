import { type OktaCall, param } from "./okta-call.ts";
import { notFound } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";
import type { UserRecord } from "./user-record.ts";

/** The user whom a path names by id, `me`, login or unambiguous short login. Throws E0000007 when there is none. */
export function findUser(org: OktaOrg, call: OktaCall): UserRecord {
  const named = param(call, "id");
  const found = lookUp(org, named === "me" ? (call.principal?.owner ?? named) : named);
  if (found === undefined) throw notFound(named, "User");
  return found;
}

/** The user with this id, login or unambiguous short login. A login with a slash is only found by id. */
export function lookUp(org: OktaOrg, named: string): UserRecord | undefined {
  const byId = org.users.byId(named);
  if (byId !== undefined || named.includes("/")) return byId;
  const found = org.users.byLogin(named);
  if (found.length > 0 || named.includes("@")) return found[0];
  const short = org.users.byShortLogin(named);
  return short.length === 1 ? short[0] : undefined;
}
