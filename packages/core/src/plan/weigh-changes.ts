import type { Change } from "./change.ts";
import { changeId } from "./change-id.ts";
import { deferHeldReferences } from "./defer-held-references.ts";
import { guardChanges } from "./guard-changes.ts";
import { isLive } from "./is-live.ts";
import { leaveToOwners } from "./leave-to-owners.ts";
import { liftDecided } from "./lift-decided.ts";
import { orderChanges } from "./order-changes.ts";
import { type Parking, parkStep } from "./order-unique-values.ts";
import type { PlanFold } from "./plan-fold.ts";

/** Puts changes in order, holds what is over a limit, takes the holds off that a person has lifted, and lets nothing hang on what stays held. */
export function weighChanges(
  fold: PlanFold,
  changes: readonly Change[],
  parkings: readonly Parking[],
): readonly Change[] {
  const { context } = fold;
  const ordered = orderChanges(changes);
  const decided = liftDecided(guarded(fold, ordered), context.input.facts.decisions, context.nowMs);
  return orderChanges(leaveToOwners(context, deferHeldReferences(context, holdParkings(decided, parkings))));
}

/** A plan confirmed as a whole is weighed by a person, so only what is held for other reasons stays held. */
function guarded(fold: PlanFold, changes: readonly Change[]): readonly Change[] {
  const { input, key } = fold.context;
  if (input.confirmation) return changes;
  const { facts, settings } = input;
  return guardChanges(changes, { limits: settings.guard, live: liveAccounts(fold), recent: facts.recent, key });
}

/** Linked accounts that are live now: the base of the shares. Those of people who were read are counted already. */
export function liveAccounts({ context, columns, linked, live }: PlanFold): number {
  const { links, target } = context.input;
  if (linked === links.size) return live;
  let all = live;
  for (const { verdict, source, target: id = "" } of links)
    if (verdict === "same" && !columns.has(source) && isLive(target, target.indexOf(id))) all++;
  return all;
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
