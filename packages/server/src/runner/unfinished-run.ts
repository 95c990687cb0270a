import type { PlanOptions } from "@rosterkit/core";
import type { Action } from "../jobs/jobs.ts";
import type { RunReason } from "./notice.ts";

/** A run that made way for others, or that a process could not finish: it goes on in a later turn of its sync. JSON. */
export interface UnfinishedRun {
  /** Of its plan. */
  readonly digest: string;
  /** Where the plan is kept. */
  readonly saved: string;
  readonly because: RunReason;
  /** What planning was told, should the plan be of no use any more. */
  readonly plan: PlanOptions;
  readonly action?: Action;
  /** ISO. */
  readonly startedAt: string;
  /** Whatever became due until then was looked at. ISO. */
  readonly lookedAt: string;
  /** A person confirmed the plan as a whole. Another plan would not be confirmed. */
  readonly confirmed?: true;
}
