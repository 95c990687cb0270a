import { noteAct } from "./events/note-user.ts";
import { OktaError } from "./okta-error.ts";
import { nowOf, type OktaOrg } from "./okta-org.ts";
import { saveUser } from "./save-user.ts";
import type { UserRecord, UserStatus } from "./user-record.ts";

/** Moves a user to a status at once; `at` is an ISO instant of the records' clock. */
export function changeStatus(org: OktaOrg, user: UserRecord, status: UserStatus, at: string = nowOf(org)): UserRecord {
  const losesPassword = status === "DEPROVISIONED" && !org.switches.passwordOutlivesDeactivation;
  if (losesPassword) org.passwords.delete(user.id);
  return saveUser(org, {
    ...user,
    status,
    transitioningToStatus: null,
    statusChangedAt: at,
    lastUpdatedAt: at,
    activatedAt: status === "ACTIVE" ? (user.activatedAt ?? at) : user.activatedAt,
    hasPassword: user.hasPassword && !losesPassword,
  });
}

/**
 * Moves a user towards a status that is reached in the background: at once without a lag, else
 * `transitioningToStatus` shows the way there. People who then finish their activation do so in their own time.
 */
export function beginTransition(org: OktaOrg, user: UserRecord, status: UserStatus): UserRecord {
  const lagMs = status === "DEPROVISIONED" ? org.switches.deactivationLagMs : org.switches.activationLagMs;
  if (lagMs <= 0) return arrive(org, user, status, org.clock.now());
  org.backgroundWork.add(org.clock.wallNow() + lagMs, () => {
    const current = org.users.byId(user.id);
    if (current?.transitioningToStatus === status) arrive(org, current, status, org.clock.now());
  });
  return saveUser(org, { ...user, transitioningToStatus: status });
}

function arrive(org: OktaOrg, user: UserRecord, status: UserStatus, nowMs: number): UserRecord {
  const arrived = changeStatus(org, user, status, new Date(nowMs).toISOString());
  const { finishActivationAfterMs } = org.switches;
  if (status === "PROVISIONED" && finishActivationAfterMs !== null)
    org.lifeEvents.add(nowMs + finishActivationAfterMs, (dueMs) => {
      const current = org.users.byId(user.id);
      // A later activation has an event of its own.
      const same = current?.statusChangedAt === arrived.statusChangedAt;
      if (same && current?.status === "PROVISIONED") finishSignIn(org, current, new Date(dueMs).toISOString());
    });
  return arrived;
}

const signsIn: ReadonlySet<UserStatus> = new Set(["PROVISIONED", "ACTIVE", "RECOVERY", "PASSWORD_EXPIRED"]);

/** A person signs in, with a new password where one was due. Throws E0000038 where they are kept out. */
export function finishSignIn(org: OktaOrg, user: UserRecord, at: string = nowOf(org)): UserRecord {
  if (!signsIn.has(user.status)) throw new OktaError("E0000038");
  if (user.status === "ACTIVE") return saveUser(org, { ...user, lastLoginAt: at });
  noteAct(org, user, "user.account.update_password");
  const signedIn = { ...user, lastLoginAt: at, passwordChangedAt: at, hasPassword: true };
  return changeStatus(org, signedIn, "ACTIVE", at);
}

/** Throws E0000112 while an activation or deactivation runs. */
export function refuseInTransition(user: UserRecord): void {
  if (user.transitioningToStatus !== null) throw new OktaError("E0000112");
}
