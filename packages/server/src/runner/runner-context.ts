import type { Store } from "@rosterkit/core";
import type { Jobs } from "../jobs/jobs.ts";
import type { KeptPlans } from "./kept-plans.ts";
import type { Listeners } from "./notice.ts";
import type { RunnerOptions } from "./runner.ts";
import type { SyncsToRun } from "./unattended-sync.ts";

/** What each turn works with. */
export interface RunnerContext extends Listeners {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly syncs: SyncsToRun;
  readonly plans?: RunnerOptions["plans"];
  readonly now: () => number;
  readonly lookAgainMs: number;
  /** How long a run goes on while others wait. */
  readonly sliceMs: number;
  /** Where plans of unfinished runs are kept. */
  readonly unfinishedPlans: KeptPlans;
  /** Aborted when the process has waited long enough for what goes on. */
  readonly draining: AbortSignal;
}

export const isoOf = (ms: number): string => new Date(ms).toISOString();
