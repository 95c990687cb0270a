import type { Change } from "./change.ts";
import { changeId } from "./change-id.ts";
import { deferHeldReferences } from "./defer-held-references.ts";
import { guardChanges } from "./guard-changes.ts";
import { leaveToOwners } from "./leave-to-owners.ts";
import { liftDecided } from "./lift-decided.ts";
import { liveAccounts } from "./live-accounts.ts";
import { orderChanges } from "./order-changes.ts";
import { type Parking, parkStep } from "./order-unique-values.ts";
import type { PlanFold } from "./plan-fold.ts";
import type { Teams } from "./team.ts";
import { weighTeams } from "./weigh-teams.ts";

/**
 * Puts changes in order, holds what is over a limit, takes the holds off that a person has lifted, and lets nothing hang on what stays held. The changes of
 * `teams`, which people wait for and which wait for people, are weighed along and remembered there.
 */
export function weighChanges(
  fold: PlanFold,
  changes: readonly Change[],
  parkings: readonly Parking[],
  teams?: Teams,
): readonly Change[] {
  const { context } = fold;
  const ordered = orderChanges(changes);
  const decided = liftDecided(guarded(fold, ordered), context.input.facts.decisions, context.nowMs);
  const people = holdParkings(decided, parkings);
  const ofTeams = teams ? weighTeams(teams, people) : [];
  return orderChanges(leaveToOwners(context, deferHeldReferences(context, people, ofTeams)));
}

/** A plan confirmed as a whole is weighed by a person, so only what is held for other reasons stays held. */
function guarded(fold: PlanFold, changes: readonly Change[]): readonly Change[] {
  const { input, key } = fold.context;
  if (input.confirmation) return changes;
  const { facts, settings } = input;
  return guardChanges(changes, { limits: settings.guard, live: liveAccounts(fold), recent: facts.recent, key });
}

/** Nobody is parked while one of the circle cannot move on: they would be left with the value that stands in. */
function holdParkings(changes: readonly Change[], parkings: readonly Parking[]): readonly Change[] {
  if (parkings.length === 0) return changes;
  const byId = new Map(changes.map((change) => [change.id, change]));
  const holds = new Map(
    parkings.flatMap(({ subject, attribute, members }) => {
      const held = members.map((member) => byId.get(changeId("people", "update", member))?.held).find(Boolean);
      return held ? [[changeId("people", "update", subject, parkStep(attribute)), held] as const] : [];
    }),
  );
  return changes.map((change) => {
    const held = change.held ?? holds.get(change.id);
    return held && held !== change.held ? { ...change, held } : change;
  });
}
