import type { Operation } from "../plan/change.ts";
import type { LeaverReport } from "../plan/leaver-report.ts";
import type { Result } from "../store/journal.ts";
import type { ResourceName } from "../store/link.ts";

/** What is told of a failure: a code for programs and a text without personal data. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** One line: what to do next. Absent when there is nothing sensible to say. */
  readonly remedy?: string;
  /** Id of the adapter whose vendor it was. Absent: it was no vendor's, or nobody can tell. */
  readonly adapter?: string;
}

/**
 * How one change ended. Besides the journal's results:
 * `open`: not known or not confirmed yet, and settled by the next run (a leaver who may not be out is one of these);
 * `held`: its hold was not lifted; `waits`: something it needs did not happen; `untouched`: the run ended before its turn.
 */
export interface ChangeReport {
  readonly change: string;
  readonly subject: string;
  /** What the subject is: a person and a group may have the same id. */
  readonly resource: ResourceName;
  readonly operation: Operation;
  readonly result: Result | "open" | "held" | "waits" | "untouched";
  /** The target's id, where one is known. */
  readonly account?: string;
  /** For a change of members: how many people were really put in or taken out. Absent: nobody. */
  readonly members?: number;
  /** One line for people. Absent when there is nothing to say. */
  readonly reason?: string;
  readonly error?: Failure;
}

/** What became of a plan. Every change of the plan is counted once; of one that was begun before, those that were left. */
export interface ApplyReport {
  readonly run: string;
  /** Done, those found to be done already included. */
  readonly applied: number;
  /** Failed, refused, settled as never happened, or open. */
  readonly failed: number;
  /** Of `failed`, those whose outcome is open. */
  readonly open: number;
  /** Not written, because what was planned from has changed. The next plan has them anew. */
  readonly moved: number;
  /** Not tried or put off: waiting for another change, put off by the vendor's limits, or the run ended before. */
  readonly skipped: number;
  /** Holds that nobody lifted. */
  readonly heldLeft: number;
  /** Groups that were made, linked or renamed. Absent, like `memberships`, for a plan without groups. */
  readonly groups?: number;
  /** People really put into groups or taken out of them, each time counted, also where the rest of a change failed. */
  readonly memberships?: number;
  /** In the order in which they ended. */
  readonly perChange: readonly ChangeReport[];
  /** Leavers of the plan as they are now: open with their age, or confirmed by this run. Told by `sync.apply`; absent: none. */
  readonly leavers?: readonly LeaverReport[];
  /** It was the first run since a person finished the review of who is who: time to tell them that it is done. Told by `sync.apply`. */
  readonly review?: "finished";
  /** The caller's signal ended the run. */
  readonly aborted: boolean;
  /** The run made way for others (`pauseWhen`), and something is left of its plan. */
  readonly paused?: true;
  /** The vendor refused the credentials or a permission, which ended the run. */
  readonly stopped?: Failure;
}
