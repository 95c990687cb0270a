import { changeStatus, refuseInTransition } from "./change-status.ts";
import { noteAct } from "./events/note-user.ts";
import { mergeProfile, readProfile, refuseUnknown } from "./merge-profile.ts";
import { asObject, type OktaCall } from "./okta-call.ts";
import { notFound, OktaError } from "./okta-error.ts";
import { nowOf, type OktaOrg } from "./okta-org.ts";
import { etagOf } from "./present-user.ts";
import { readCredentials } from "./read-credentials.ts";
import { saveUser } from "./save-user.ts";
import type { UserRecord, UserStatus } from "./user-record.ts";
import { validateProfile } from "./validate-profile.ts";

const cause = "The user type cannot be changed by a partial update";
const activatedByPassword: ReadonlySet<UserStatus> = new Set(["PROVISIONED", "RECOVERY", "PASSWORD_EXPIRED"]);

/**
 * `POST` (update) and `PUT` (replace) of `/api/v1/users/{id}`: changes profile and credentials, or throws and changes
 * nothing.
 */
export function updateUser(org: OktaOrg, user: UserRecord, call: OktaCall, mode: "update" | "replace"): UserRecord {
  refuseStale(user, call.headers.get("if-match"));
  refuseByState(org, user);
  refuseType(org, call, mode);
  const profile = changedProfile(org, user, call, mode);
  const credentials = readCredentials(call.body.credentials);

  const updated: UserRecord = {
    ...user,
    profile,
    recoveryQuestion: credentials.recoveryQuestion ?? user.recoveryQuestion,
    lastUpdatedAt: nowOf(org),
  };
  return credentials.password === undefined ? saveUser(org, updated) : setPassword(org, updated, credentials.password);
}

/** Gives the user a password; PROVISIONED, RECOVERY and PASSWORD_EXPIRED users become ACTIVE by it. */
export function setPassword(org: OktaOrg, user: UserRecord, password: string): UserRecord {
  if (user.sourcedBy !== "okta" && user.sourcedBy !== "app") throw new OktaError("E0000014");
  org.passwords.set(user.id, password);
  const changed = { ...user, hasPassword: true, passwordChangedAt: nowOf(org) };
  noteAct(org, changed, "user.account.update_password");
  return activatedByPassword.has(user.status) ? changeStatus(org, changed, "ACTIVE") : saveUser(org, changed);
}

function changedProfile(
  org: OktaOrg,
  user: UserRecord,
  call: OktaCall,
  mode: "update" | "replace",
): UserRecord["profile"] {
  if (call.body.profile === undefined && mode === "update") return user.profile;
  if (user.sourcedBy !== "okta") throw new OktaError("E0000023");
  const { changes, unknown } = readProfile(org, call.body.profile ?? {});
  const profile = mergeProfile(org, user.profile, changes, mode);
  validateProfile(org, profile, user);
  // Recorded for creation only; the subject of an update's summary is UNCONFIRMED.
  refuseUnknown(unknown, "updateUser");
  return profile;
}

function refuseStale(user: UserRecord, ifMatch: string | null): void {
  if (ifMatch === null || ifMatch === "*") return;
  if (!/^(W\/)?"[^"]*"$/.test(ifMatch)) throw new OktaError("E0000242");
  if (ifMatch !== etagOf(user)) throw new OktaError("E0000231");
}

function refuseByState(org: OktaOrg, user: UserRecord): void {
  refuseInTransition(user);
  if (user.status === "DEPROVISIONED" && !org.switches.editDeactivatedProfiles) throw notFound(user.id, "User");
}

function refuseType(org: OktaOrg, call: OktaCall, mode: "update" | "replace"): void {
  const id = asObject(call.body.type)?.id;
  if (id === undefined || id === org.typeId) return;
  throw mode === "replace" ? notFound(String(id), "CVDType") : new OktaError("E0000001", "updateUser", [cause]);
}
