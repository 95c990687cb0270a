import type { Act } from "../invocation.ts";
import { applyNow } from "./apply-now.ts";
import { keptPlan } from "./kept-plan.ts";

/** Applies a kept plan to the sync that it was made by. */
export const apply: Act = async (stage) => {
  const plan = await keptPlan(stage.words[0] ?? "");
  const { sync } = await stage.workspace.one(plan.sync);
  return applyNow(stage, sync, plan);
};
