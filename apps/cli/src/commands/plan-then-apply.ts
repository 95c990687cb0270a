import type { Plan, Sync } from "@rosterkit/core";
import { exitCodeOfPlan } from "../exit-codes.ts";
import type { Outcome, Stage } from "../invocation.ts";
import { keepPage, keepPlan } from "../output/keep-plan.ts";
import { showPlan } from "../output/show-plan.ts";
import { applyNow } from "./apply-now.ts";

/** Shows a plan, then keeps it where a file is named, else applies it. */
export async function planThenApply(stage: Stage, sync: Sync, plan: Plan): Promise<Outcome> {
  const { screen, progress, options } = stage;
  progress.end();
  showPlan(screen, plan, options.all === true);
  if (typeof options.html === "string") await keepPage(screen, plan, options.html);
  if (plan.changes.length > 0 && typeof options.out !== "string") return applyNow(stage, sync, plan);
  if (typeof options.out === "string") await keepPlan(screen, plan, options.out);
  return { code: exitCodeOfPlan(plan), json: plan };
}
