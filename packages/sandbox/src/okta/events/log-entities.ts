import type { AppRecord } from "../app-record.ts";
import { lookUp } from "../find-user.ts";
import type { GroupRecord } from "../group-record.ts";
import type { OktaOrg } from "../okta-org.ts";
import type { Principal } from "../token-register.ts";
import { profileText, type UserRecord } from "../user-record.ts";
import type { Cause, LogEntity } from "./log-event.ts";

/** A user, as an actor or a target. */
export function userEntity(user: UserRecord): LogEntity {
  const displayName = `${profileText(user, "firstName")} ${profileText(user, "lastName")}`.trim();
  return { id: user.id, type: "User", alternateId: profileText(user, "login"), displayName };
}

/** A group, as a target. */
export function groupEntity({ id, name }: GroupRecord): LogEntity {
  return { id, type: "UserGroup", alternateId: "unknown", displayName: name };
}

/** An app, as a target. */
export function appEntity({ id, label }: AppRecord): LogEntity {
  return { id, type: "AppInstance", alternateId: label, displayName: label };
}

/** What a user is in an app, as a target: an id of its own, unlike that of the user. */
export function appUserEntity(user: UserRecord): LogEntity {
  return { ...userEntity(user), id: `0ua${user.id.slice(3)}`, type: "AppUser" };
}

/** Whoever sends a request: the owner of a token, or a service app. */
export function causeOf(org: OktaOrg, principal: Principal | undefined, transactionId: string): Cause {
  const owner = principal && lookUp(org, principal.owner);
  if (owner !== undefined) return { actor: userEntity(owner), transactionId };
  const id = principal?.key ?? "unknown";
  return { actor: { id, type: "PublicClientApp", alternateId: id, displayName: id }, transactionId };
}
