import { beginTransition, changeStatus, refuseInTransition } from "./change-status.ts";
import { noteAct } from "./events/note-user.ts";
import { type LifecycleAction, lifecycleOutcome, refusals } from "./lifecycle-table.ts";
import { notFound, OktaError, type OktaErrorCode } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";
import { saveUser } from "./save-user.ts";
import { type UserRecord, type UserStatus, userStatuses } from "./user-record.ts";

/**
 * Does a lifecycle call to a user, apart from mails, tokens and what it answers. Throws the error that Okta answers
 * with when the user's status or source forbids it.
 */
export function runLifecycle(org: OktaOrg, user: UserRecord, action: LifecycleAction): UserRecord {
  refuseInTransition(user);
  refuseSourced(org, user, action);
  const outcome = lifecycleOutcome(action, user.status, org.switches);
  if (action === "reactivate" && outcome === "stay") noteAct(org, user, "user.lifecycle.reactivate");
  if (outcome === "stay") return user;
  if (outcome === "by credentials") return beginTransition(org, user, canSignIn(user) ? "ACTIVE" : "PROVISIONED");
  if (!isStatus(outcome)) throw refusal(action, outcome, user);
  if (outcome === "DEPROVISIONED") return beginTransition(org, user, outcome);
  return changeStatus(org, user, outcome);
}

/** Has the user a way in at once: a password, or an identity provider of their own? */
export function canSignIn(user: Pick<UserRecord, "hasPassword" | "provider">): boolean {
  return user.hasPassword || user.provider.type === "FEDERATION" || user.provider.type === "SOCIAL";
}

/** Ends the user's sessions and, if asked, their OAuth tokens. */
export function revokeSessions(org: OktaOrg, user: UserRecord, oauthTokens: boolean): UserRecord {
  const at = new Date(org.clock.now()).toISOString();
  const revoked = { ...user, sessionsRevokedAt: at };
  return saveUser(org, oauthTokens ? { ...revoked, oauthTokensRevokedAt: at } : revoked);
}

function refuseSourced(org: OktaOrg, user: UserRecord, action: LifecycleAction): void {
  if (user.sourcedBy === "okta" || action === "reset_factors") return;
  if (action === "unlock" && user.sourcedBy !== "app") throw new OktaError("E0000032");
  if (org.switches.refuseLifecycleOfSourced) throw new OktaError("E0000023");
}

function refusal(action: LifecycleAction, code: OktaErrorCode, user: UserRecord): OktaError {
  if (code === "E0000007") return notFound(user.id, "User");
  const words = refusals[action];
  return new OktaError(code, words?.subject, words === undefined ? [] : [words.cause]);
}

function isStatus(outcome: UserStatus | OktaErrorCode): outcome is UserStatus {
  return userStatuses.some((status) => status === outcome);
}
