import type { Change } from "./change.ts";
import { changeId } from "./change-id.ts";
import { deferHeldReferences } from "./defer-held-references.ts";
import { guardChanges } from "./guard-changes.ts";
import { liftDecided } from "./lift-decided.ts";
import { orderChanges } from "./order-changes.ts";
import { type Parking, parkStep } from "./order-unique-values.ts";
import type { PlanContext } from "./plan-context.ts";

/** Puts changes in order, holds what is over a limit, takes the holds off that a person has lifted, and lets nothing hang on what stays held. */
export function weighChanges(
  context: PlanContext,
  changes: readonly Change[],
  parkings: readonly Parking[],
): readonly Change[] {
  const ordered = orderChanges(changes);
  const decided = liftDecided(guarded(context, ordered), context.input.facts.decisions, context.nowMs);
  return orderChanges(deferHeldReferences(context, holdParkings(decided, parkings)));
}

/** A plan confirmed as a whole is weighed by a person, so only what is held for other reasons stays held. */
function guarded({ input, key }: PlanContext, changes: readonly Change[]): readonly Change[] {
  if (input.confirmation) return changes;
  const { facts, settings } = input;
  return guardChanges(changes, { limits: settings.guard, live: liveAccounts(input), recent: facts.recent, key });
}

/** Linked accounts that are live now: the base of the shares. */
function liveAccounts({ links, target }: PlanContext["input"]): number {
  let live = 0;
  for (const link of links) {
    const account = link.verdict === "same" ? target.indexOf(link.target ?? "") : -1;
    if (account >= 0 && target.state(account) !== "inactive" && target.state(account) !== "deleted") live++;
  }
  return live;
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
