import { type ApplyReport, ConfigurationError, type Plan, type PlanOptions } from "@rosterkit/core";
import type { Action, Job, SeenPlan } from "../jobs/jobs.ts";
import { applySpan, planSpan } from "../observe/run-spans.ts";
import type { RunnerContext } from "./runner-context.ts";
import type { UnattendedSync } from "./unattended-sync.ts";

/** What one run came to. No report: the plan waits to be confirmed as a whole. */
export interface RanOnce {
  readonly plan: Plan;
  readonly report?: ApplyReport;
}

/** Plans, and applies unless a person has to confirm the whole plan and has not. */
export async function runOnce(
  context: RunnerContext,
  { sync }: UnattendedSync,
  { options, job, signal }: { readonly options: PlanOptions; readonly job: Job; readonly signal: AbortSignal },
): Promise<RanOnce> {
  const seen = job.action?.plan;
  const plan = seen ? await keptPlan(context, seen) : await planSpan(job, () => sync.plan({ ...options, signal }));
  if (!seen) await context.onPlan?.(plan, job);
  const confirm = seen?.digest ?? (job.action?.confirm && plan.digest);
  if (plan.confirmation && confirm === undefined) return { plan };
  const report = await applySpan(job, () => sync.apply(plan, { signal, ...(confirm !== undefined && { confirm }) }));
  return { plan, report };
}

/** A confirmation that names another digest than this plan has is refused by `apply`. */
async function keptPlan({ plans }: RunnerContext, { id }: SeenPlan): Promise<Plan> {
  const plan = await plans?.get(id);
  if (plan) return plan;
  throw new ConfigurationError([{ path: "plan", message: "is not kept any more" }], {
    remedy: "Have it planned anew, and confirm that plan.",
  });
}

/** What planning is told for an action. */
export const planOptionsOf = ({ kind, subject }: Action): PlanOptions => {
  if (kind === "sync all") return { syncAll: true };
  return kind === "person" && subject !== undefined ? { only: [subject] } : {};
};
