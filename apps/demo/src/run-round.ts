import { type ApplyReport, executableChanges, type Plan, type PlanOptions, type Sync } from "@rosterkit/core";
import { applyListener, type Progress } from "@rosterkit/terminal";
import type { Chapter, Leg } from "./pair.ts";
import { VendorStop } from "./vendor-stop.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** What every round works with. */
export interface Stage {
  readonly scene: Leg;
  readonly sync: Sync;
  readonly clock: VirtualClock;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** Told of what a round does. */
export interface RoundListener {
  readonly planned: (plan: Plan, nth: number) => void;
  readonly applied: (report: ApplyReport) => void;
}

/** What came of one date. */
export interface Round {
  readonly chapter: Chapter;
  /** In order; the last one is what was left, and was not applied when that is nothing. */
  readonly plans: readonly Plan[];
  readonly reports: readonly ApplyReport[];
  /** Requests that the stand-ins saw. */
  readonly requests: { readonly source: number; readonly target: number };
  readonly durationMs: number;
}

/** How often a date is planned and applied: what waited for a first write is settled by a second. */
const mostPlans = 3;

/** Plans and applies until nothing can be done any more. A plan that looked at what events hint at is followed by one for everybody. */
export async function runRound(
  stage: Stage,
  chapter: Chapter,
  first: (stage: Stage) => Promise<Plan>,
  listener: RoundListener,
): Promise<Round> {
  const startedMs = performance.now();
  const before = requestsSeen(stage.scene);
  const plans: Plan[] = [];
  const reports: ApplyReport[] = [];
  for (;;) {
    const plan = await (plans.length === 0 ? first(stage) : makePlan(stage));
    plans.push(plan);
    listener.planned(plan, plans.length);
    if (isDone(plan) && isOfNamed(plan)) continue;
    if (isDone(plan) || reports.length === mostPlans) break;
    reports.push(await applyPlan(stage, plan));
    listener.applied(reports.at(-1) as ApplyReport);
  }
  const after = requestsSeen(stage.scene);
  const requests = { source: after.source - before.source, target: after.target - before.target };
  return { chapter, plans, reports, requests, durationMs: Math.round(performance.now() - startedMs) };
}

/** The plan looked at nobody but those whom events named. */
export const isOfNamed = ({ hinted }: Plan): boolean => hinted !== undefined && hinted.everybody !== true;

/** Nothing in the plan can be done: what is left waits for a person. */
export const isDone = (plan: Plan): boolean => executableChanges(plan.changes).length === 0;

/** Reads both sides and plans. */
export async function makePlan({ sync, signal, progress }: Stage, options: PlanOptions = {}): Promise<Plan> {
  signal.throwIfAborted();
  const plan = await sync.plan({ ...options, signal, onProgress: progress.planning });
  progress.end();
  return plan;
}

async function applyPlan({ scene, sync, clock, signal, progress }: Stage, plan: Plan): Promise<ApplyReport> {
  const onProgress = applyListener(progress, scene.target.name, clock.now);
  const report = await sync.apply(plan, { confirm: plan.digest, signal, onProgress });
  progress.end();
  if (report.stopped) throw new VendorStop(report.stopped);
  signal.throwIfAborted();
  return report;
}

const requestsSeen = ({ source, target }: Leg) => ({
  source: source.standIn.requests.length,
  target: target.standIn.requests.length,
});
