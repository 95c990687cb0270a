import type { OktaErrorCode } from "./okta-error.ts";
import type { OktaSwitches } from "./switches.ts";
import type { UserStatus } from "./user-record.ts";

/** The calls under `/api/v1/users/{id}/lifecycle/`, named as in the path. */
export const lifecycleActions = [
  "activate",
  "reactivate",
  "deactivate",
  "suspend",
  "unsuspend",
  "unlock",
  "reset_password",
  "expire_password",
  "expire_password_with_temp_password",
  "reset_factors",
] as const;

/** A lifecycle call. */
export type LifecycleAction = (typeof lifecycleActions)[number];

/** A status to move to, "by credentials" (ACTIVE with a way to sign in, else PROVISIONED), "stay", or an error code. */
export type LifecycleOutcome = UserStatus | "by credentials" | "stay" | OktaErrorCode;

interface LifecycleRow {
  /** The outcome from each status that is not left to `otherwise`. */
  readonly from: Partial<Record<UserStatus, LifecycleOutcome>>;
  readonly otherwise: LifecycleOutcome;
}

/** What each call does in each status, apart from what the switches decide. */
const table: Readonly<Record<LifecycleAction, LifecycleRow>> = {
  activate: { from: { STAGED: "by credentials", DEPROVISIONED: "by credentials" }, otherwise: "E0000016" },
  reactivate: { from: { PROVISIONED: "stay", RECOVERY: "stay" }, otherwise: "E0000038" },
  deactivate: { from: {}, otherwise: "DEPROVISIONED" },
  suspend: { from: { ACTIVE: "SUSPENDED" }, otherwise: "E0000001" },
  unsuspend: { from: { SUSPENDED: "ACTIVE" }, otherwise: "E0000001" },
  unlock: { from: { LOCKED_OUT: "ACTIVE" }, otherwise: "E0000032" },
  reset_password: { from: {}, otherwise: "E0000017" },
  expire_password: { from: {}, otherwise: "E0000038" },
  expire_password_with_temp_password: { from: {}, otherwise: "E0000038" },
  reset_factors: { from: {}, otherwise: "stay" },
};

/** What a call does to a user in this status, with these switches. */
export function lifecycleOutcome(
  action: LifecycleAction,
  status: UserStatus,
  switches: Readonly<OktaSwitches>,
): LifecycleOutcome {
  const row = table[action];
  return switchedOutcomes(switches)[action]?.[status] ?? row.from[status] ?? row.otherwise;
}

function switchedOutcomes(
  switches: Readonly<OktaSwitches>,
): Partial<Record<LifecycleAction, Partial<Record<UserStatus, LifecycleOutcome>>>> {
  const expired = everyOf(switches.expirePasswordFrom, "PASSWORD_EXPIRED");
  return {
    activate: { SUSPENDED: switches.activateSuspended },
    deactivate: { DEPROVISIONED: switches.deactivateDeprovisioned === "accepted" ? "stay" : "E0000007" },
    suspend: everyOf(switches.suspendAlsoFrom, "SUSPENDED"),
    reset_password: everyOf(switches.resetPasswordFrom, "RECOVERY"),
    expire_password: expired,
    expire_password_with_temp_password: expired,
  };
}

function everyOf(
  statuses: readonly UserStatus[],
  outcome: LifecycleOutcome,
): Partial<Record<UserStatus, LifecycleOutcome>> {
  return Object.fromEntries(statuses.map((status) => [status, outcome]));
}

/** Summary subject and causes of a refusal; the texts of suspend, unsuspend and unlock are recorded from live orgs. */
export const refusals: Partial<Record<LifecycleAction, { readonly subject: string; readonly cause: string }>> = {
  suspend: { subject: "suspendUser", cause: "Cannot suspend a user that is not active" },
  unsuspend: { subject: "unsuspendUser", cause: "Cannot unsuspend a user that is not suspended" },
  unlock: { subject: "", cause: "The user is not locked out." },
};

/**
 * The links, beside `self`, `schema` and `type`, that a single user shows in each status: as recorded, except RECOVERY
 * and LOCKED_OUT (UNCONFIRMED).
 */
export const advertisedActions: Readonly<Record<UserStatus, readonly string[]>> = {
  STAGED: ["activate", "resetFactors"],
  PROVISIONED: ["deactivate", "reactivate", "resetFactors", "resetPassword", "suspend"],
  ACTIVE: activeLinks(),
  RECOVERY: ["deactivate", "reactivate", "resetFactors", "resetPassword", "suspend"],
  PASSWORD_EXPIRED: activeLinks(),
  LOCKED_OUT: ["deactivate", "resetFactors", "resetPassword", "unlock"],
  SUSPENDED: ["deactivate", "resetFactors", "unsuspend"],
  DEPROVISIONED: ["activate", "delete", "resetFactors"],
};

function activeLinks(): readonly string[] {
  return [
    "changePassword",
    "changeRecoveryQuestion",
    "deactivate",
    "expirePassword",
    "forgotPassword",
    "resetFactors",
    "resetPassword",
    "suspend",
  ];
}
