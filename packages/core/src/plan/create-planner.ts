import { createFold } from "./create-fold.ts";
import { finishPlan } from "./finish-plan.ts";
import { createPlanContext } from "./plan-context.ts";
import type { PlanFold } from "./plan-fold.ts";
import type { Planner, PlannerInput } from "./planner-input.ts";
import { takeRecord } from "./take-record.ts";

/** Creates a planner: add every source record, in any order, then finish once. Pure. */
export const createPlanner = (input: PlannerInput): Planner => plannerOf(createFold(createPlanContext(input)));

/** Adds records to a fold, and finishes it. */
export function plannerOf(fold: PlanFold): Planner {
  const { input } = fold.context;
  return {
    ids: fold.columns.ids,
    add: (id, row) => takeRecord(fold, id, row),
    finish: (source, groups) => finishPlan(fold, source, groups),
    nextAt: () => (Number.isFinite(fold.nextMs) ? new Date(fold.nextMs).toISOString() : undefined),
    belonged: () => fold.belongedAfter,
    ends: () => ({
      seen: fold.ends,
      forgotten: [...(input.facts.ends?.keys() ?? [])].filter((id) => fold.columns.has(id) && !fold.ends.has(id)),
    }),
  };
}
