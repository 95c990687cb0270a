import type { SyncSettingsInput } from "@rosterkit/core";
import type { Random } from "./create-random.ts";

/** Settings that a company might choose. */
export function drawSettings(random: Random, id: string, zone: string): SyncSettingsInput {
  const firstState = random.pick(["staged", "staged", "active", "suspended until start"] as const);
  const guard = random.chance(0.3)
    ? { create: { count: random.between(0, 4) }, remove: { count: random.between(0, 3) }, update: { count: 5 } }
    : {};
  return {
    id,
    lifecycle: {
      zone,
      joiners: {
        provision: random.pick(["on creation", "on start date", { daysBefore: 7 }] as const),
        firstState,
        sendActivationMail: random.chance(0.4),
        activate: firstState !== "staged" || random.chance(0.8),
      },
      leavers: {
        action: random.pick(["suspend", "suspend", "deactivate"] as const),
        whenRefused: random.pick(["report", "deactivate"] as const),
        revokeSessions: random.chance(0.8),
      },
      vanished: random.pick(["hold", "suspend"] as const),
    },
    newJoinersOnly: random.chance(0.6),
    guard,
    concurrency: random.pick([1, 3, 8]),
    recheckAfterMs: random.pick([0, 0, 30_000]),
  };
}
