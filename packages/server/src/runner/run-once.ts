import { type ApplyReport, ConfigurationError, type Plan } from "@rosterkit/core";
import type { Job, SeenPlan } from "../jobs/jobs.ts";
import { applySpan, planSpan } from "../observe/run-spans.ts";
import type { Run } from "./choose-run.ts";
import { planOfUnfinished } from "./keep-unfinished.ts";
import type { RunnerContext } from "./runner-context.ts";
import type { UnattendedSync } from "./unattended-sync.ts";

/** What one run came to. */
export interface RanOnce {
  readonly plan: Plan;
  /** Absent: the plan waits to be confirmed as a whole. */
  readonly report?: ApplyReport;
  /** It went on with a plan that earlier turns had begun. */
  readonly begun?: true;
  /** The plan was confirmed as a whole, which it had to be. */
  readonly confirmed?: true;
}

/** How a run is made. */
export interface RunOnceOptions {
  readonly run: Run;
  readonly job: Job;
  readonly signal: AbortSignal;
  /** Whether it is to make way for others. */
  readonly pauseWhen: () => Promise<boolean>;
}

/** Plans, or takes up the plan of earlier turns, and applies unless a person has to confirm the whole plan and has not. */
export async function runOnce(
  context: RunnerContext,
  { sync }: UnattendedSync,
  options: RunOnceOptions,
): Promise<RanOnce> {
  const { run, job, signal, pauseWhen } = options;
  const { plan, begun } = await planToApply(context, sync, options);
  const confirm = confirmOf(run, plan, begun);
  if (plan.confirmation && confirm === undefined) return { plan };
  const how = {
    signal,
    pauseWhen,
    ...(begun && { continues: true as const }),
    ...(confirm !== undefined && { confirm }),
  };
  const report = await applySpan(job, () => sync.apply(plan, how));
  return { plan, report, ...(begun && { begun }), ...(plan.confirmation && { confirmed: true }) };
}

async function planToApply(
  context: RunnerContext,
  sync: UnattendedSync["sync"],
  { run, job, signal }: RunOnceOptions,
): Promise<Pick<RanOnce, "plan" | "begun">> {
  const { unfinished, anew, action } = run;
  const begun = unfinished && !anew ? await planOfUnfinished(context, unfinished) : undefined;
  if (begun) return { plan: begun, begun: true };
  if (action?.plan && !unfinished) return { plan: await keptPlan(context, action.plan) };
  const plan = await planSpan(job, () => sync.plan({ ...run.plan, signal }));
  await context.onPlan?.(plan, { sync: job.sync, ...(action && { action }) });
  return { plan };
}

/** A plan that a person saw is confirmed by the digest of what they saw: another one is refused by `apply`. */
const confirmOf = ({ unfinished, action }: Run, plan: Plan, begun: true | undefined): string | undefined => {
  if (begun) return unfinished?.confirmed && plan.digest;
  if (action?.plan && !unfinished) return action.plan.digest;
  return action?.confirm && plan.digest;
};

async function keptPlan({ plans }: RunnerContext, { id }: SeenPlan): Promise<Plan> {
  const plan = await plans?.get(id);
  if (plan) return plan;
  throw new ConfigurationError([{ path: "plan", message: "is not kept any more" }], {
    remedy: "Have it planned anew, and confirm that plan.",
  });
}
