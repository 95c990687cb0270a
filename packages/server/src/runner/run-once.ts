import type { ApplyReport, Plan, PlanOptions } from "@rosterkit/core";
import type { Action, Job } from "../jobs/jobs.ts";
import type { RunnerContext } from "./runner-context.ts";
import type { UnattendedSync } from "./unattended-sync.ts";

/** What one run came to. No report: the plan waits to be confirmed as a whole. */
export interface RanOnce {
  readonly plan: Plan;
  readonly report?: ApplyReport;
}

/** Plans, and applies unless a person has to confirm the whole plan and has not. */
export async function runOnce(
  { onPlan }: RunnerContext,
  { sync }: UnattendedSync,
  { options, job, signal }: { readonly options: PlanOptions; readonly job: Job; readonly signal: AbortSignal },
): Promise<RanOnce> {
  const plan = await sync.plan({ ...options, signal });
  await onPlan?.(plan, job);
  const confirm = job.action?.confirm && plan.digest;
  if (plan.confirmation && confirm === undefined) return { plan };
  const report = await sync.apply(plan, { signal, ...(confirm !== undefined && { confirm }) });
  return { plan, report };
}

/** What planning is told for an action. */
export const planOptionsOf = ({ kind, subject }: Action): PlanOptions => {
  if (kind === "sync all") return { syncAll: true };
  return kind === "person" && subject !== undefined ? { only: [subject] } : {};
};
