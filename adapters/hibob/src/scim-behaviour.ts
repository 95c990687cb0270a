import type { Preset } from "@rosterkit/core/adapter";

/** The choices of an import through SCIM. */
export interface HibobScimBehaviour {
  /** Which of Bob's groups become groups at the target, by name; * stands for any text. Absent: all of them. */
  readonly groups?: string;
  /** Only people with a work email in one of these. Absent: everybody. */
  readonly emailDomains?: readonly string[];
}

/**
 * Settings of a sync that behaves as Okta's import from Bob through SCIM does: everybody comes in, profiles follow, leavers are deactivated, whoever is
 * hired again is let in again, and groups come with each import. Spread them into the sync's settings beside `id` and `lifecycle.zone`. A run is the
 * import button; a schedule is whatever runs it.
 */
export const hibobScimBehaviour = ({ groups = "*", emailDomains }: HibobScimBehaviour = {}) => ({
  create: true,
  update: true,
  remove: true,
  newJoinersOnly: false,
  lifecycle: {
    joiners: { provision: "on creation" as const, firstState: "staged" as const, activate: true },
    leavers: { action: "deactivate" as const },
    vanished: "hold" as const,
  },
  groups: { pattern: groups },
  mapping: { fromEmployee: { "profile.displayName": "displayName" } },
  ...(emailDomains && { scope: { emailDomains: [...emailDomains] } }),
});

/** The same with every choice as the import has it. */
export const builtInScim: Preset = {
  name: "hibob-scim",
  description:
    "Like Okta's import from HiBob through SCIM: everybody is taken in when Bob has them, with Bob's groups, and kept in sync; leavers are deactivated at " +
    "the earlier of termination date and last day at the office, and let in again when they are hired again. Accounts are staged until the start date, " +
    "where Bob shows one; whoever vanishes from Bob's lists is held for a person.",
  settings: hibobScimBehaviour(),
};
