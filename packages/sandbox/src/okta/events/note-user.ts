import type { OktaOrg } from "../okta-org.ts";
import type { UserRecord, UserStatus } from "../user-record.ts";
import { userEntity } from "./log-entities.ts";

/** Puts into the log what is different of a user, or that they are new. */
export function noteUser(org: OktaOrg, previous: UserRecord | undefined, saved: UserRecord): void {
  const note = (eventType: string, debugData = {}): void =>
    org.log.note({ eventType, targets: [userEntity(saved)], debugData });
  if (previous === undefined) note("user.lifecycle.create");
  const moved = eventOfMove(previous?.status ?? "STAGED", saved.status);
  if (moved !== undefined) note(moved);
  const changedAttributes = previous === undefined ? [] : changedNames(previous, saved);
  if (changedAttributes.length > 0)
    note("user.account.update_profile", { changedAttributes: changedAttributes.join(",") });
  if (changedAttributes.includes("email")) note("user.account.update_primary_email");
}

/** Puts into the log what no record shows: a new password, or an activation that begins again. */
export function noteAct(org: OktaOrg, user: UserRecord, eventType: string): void {
  org.log.note({ eventType, targets: [userEntity(user)] });
}

/** Puts into the log that a user is gone for good. */
export function noteUserGone(org: OktaOrg, user: UserRecord): void {
  for (const step of ["initiated", "completed"]) noteAct(org, user, `user.lifecycle.delete.${step}`);
}

const eventByStatus: Partial<Record<UserStatus, string>> = {
  DEPROVISIONED: "user.lifecycle.deactivate",
  SUSPENDED: "user.lifecycle.suspend",
  LOCKED_OUT: "user.account.lock",
  RECOVERY: "user.account.reset_password",
  PASSWORD_EXPIRED: "user.account.expire_password",
};

/** Which event a move from one status to another is; undefined where it has none. Whether an unlocking by the API is this event is UNCONFIRMED. */
function eventOfMove(from: UserStatus, to: UserStatus): string | undefined {
  if (from === to) return undefined;
  const isIn = to === "PROVISIONED" || to === "ACTIVE" || to === "PASSWORD_EXPIRED";
  if ((from === "STAGED" || from === "DEPROVISIONED") && isIn) return "user.lifecycle.activate";
  if (from === "SUSPENDED" && to === "ACTIVE") return "user.lifecycle.unsuspend";
  if (from === "LOCKED_OUT" && to === "ACTIVE") return "user.account.unlock_by_admin";
  return eventByStatus[to];
}

function changedNames({ profile: before }: UserRecord, { profile: after }: UserRecord): readonly string[] {
  if (before === after) return [];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
