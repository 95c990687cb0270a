import type { Complete, Incomplete } from "../roster/extent.ts";
import { isEverybody } from "../roster/is-everybody.ts";
import type { Baseline } from "../store/facts.ts";
import { assemblePlan } from "./assemble-plan.ts";
import { breakCircles } from "./break-circles.ts";
import { buildChanges } from "./build-changes.ts";
import { claimAccounts } from "./claim-accounts.ts";
import { noteFindings } from "./note-findings.ts";
import { orderUniqueValues } from "./order-unique-values.ts";
import type { Plan } from "./plan.ts";
import type { PlanFold } from "./plan-fold.ts";
import { reportCircles } from "./report-circles.ts";
import { settleReferences } from "./settle-references.ts";
import { vanishedChanges } from "./vanished-changes.ts";
import { weighChanges } from "./weigh-changes.ts";

/** Concludes what needs everybody: who claims what, references, order, removals by absence, and what is held. */
export function finishPlan(fold: PlanFold, source: Complete | Incomplete): Plan {
  fold.everybody = isEverybody(source);
  fold.baseline = baselineOf(fold);
  claimAccounts(fold);
  settleReferences(fold);
  const parkings = orderUniqueValues(fold);
  breakCircles(fold);
  const changes = [...buildChanges(fold, parkings), ...vanishedChanges(fold, source)];
  const weighed = weighChanges(fold.context, changes, parkings);
  reportCircles(fold);
  noteFindings(fold, source);
  return assemblePlan(fold, source, weighed);
}

/** Who had started when the sync was switched on; learned at the first read that proves who is there. */
function baselineOf({ context, started, everybody }: PlanFold): Baseline | undefined {
  const { facts, at } = context.input;
  return facts.baseline ?? (everybody ? { at, ids: started } : undefined);
}
