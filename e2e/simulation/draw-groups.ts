import type { SyncSettingsInput } from "@rosterkit/core";
import type { OktaStandIn } from "@rosterkit/sandbox";
import type { Random } from "./create-random.ts";

/** The part of the companies that keeps groups. */
const share = 0.4;

/** Settings of a company that keeps a group for each department, or those given where it keeps none. */
export function drawGroups(random: Random, settings: SyncSettingsInput): SyncSettingsInput {
  if (!random.chance(share)) return settings;
  return {
    ...settings,
    // Only whoever is linked is in a group.
    newJoinersOnly: random.chance(0.25),
    groups: {
      derivedFrom: "department",
      addPrefix: random.pick(["", "Dept ", "HR: "]),
      update: random.chance(0.85),
      removeMembers: random.chance(0.9),
    },
    guard: {
      ...settings.guard,
      ...(random.chance(0.4) && { "membership removed": { count: random.between(0, 3) } }),
    },
  };
}

/** What a vendor does with groups where nobody knows. */
export function drawGroupSwitches(random: Random, { switches }: OktaStandIn): void {
  switches.addDeactivatedMember = random.pick(["E0000038", "accepted"]);
  switches.removeNonMember = random.pick(["accepted", "E0000007"]);
  switches.deactivationEndsMemberships = random.chance(0.3);
  switches.groupNamesIgnoreCase = random.chance(0.8);
  switches.groupRulesReachStaged = random.chance(0.3);
  switches.groupRuleDelayMs = random.pick([0, 0, 2_000]);
}
