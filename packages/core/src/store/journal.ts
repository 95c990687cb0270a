import type { State } from "../adapter/state.ts";
import type { Change } from "../plan/change.ts";
import type { Confirmation } from "../plan/plan.ts";
import type { Link } from "./link.ts";

/** How a write ended. `moved`: what was read had changed, so nothing was written. `never happened`: settled by look-up, nothing was there. */
export type Result = "done" | "moved" | "refused" | "failed" | "later" | "never happened";

/** Said before a write: this is about to be done. */
export interface Intent {
  readonly type: "intent";
  readonly run: string;
  readonly change: string;
  readonly at: string;
  readonly subject: string;
  readonly what: Change;
  /**
   * What the account held just before the write, which is what undoing needs: for an update the attributes it sets, else all owned ones.
   * Absent for a create and where nothing is written.
   */
  readonly before?: { readonly [attribute: string]: unknown };
  /** The state it was in just before the write. */
  readonly stateBefore?: State;
  /** The links that it may replace, as they were: the person's, and for a link also that of the record it replaces. Absent: there were none. */
  readonly links?: readonly Link[];
  /** Who lifted the change's hold, and why. */
  readonly lifted?: { readonly by: string; readonly reason: string };
}

/** People who were really put into a group and taken out of it, by their ids at the target: nobody who was in, or out, already. */
export interface MembersMoved {
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
}

/** Said after it. Without one, the intent is open. */
export interface Outcome {
  readonly type: "outcome";
  readonly run: string;
  readonly change: string;
  readonly at: string;
  readonly subject: string;
  readonly result: Result;
  readonly account?: string;
  /** The state that the account was seen in: for a create it may not be the last one yet, and a further change leads on. */
  readonly reached?: State;
  /** The vendor's time stamp of that state, where it has one. */
  readonly reachedSince?: string;
  /**
   * For a change of members: who was really put in or taken out, by their ids at the target, whatever the result says of the others. Absent:
   * nobody.
   */
  readonly members?: MembersMoved;
  /** The vendor's ids of the requests that were sent for it and answered, in order. */
  readonly requests?: readonly string[];
  /** The error's code and a message without personal data. */
  readonly error?: { readonly code: string; readonly message: string; readonly remedy?: string };
}

/** A run's beginning and end, with its counts. */
export interface RunEntry {
  readonly type: "run";
  readonly run: string;
  readonly at: string;
  /** `paused`: it made way for others, and a further run goes on with its plan. */
  readonly event: "started" | "finished" | "aborted" | "paused";
  readonly plan?: string;
  /** The plan was confirmed as a whole, so its changes count in no guard class. */
  readonly confirmed?: Confirmation;
  /** The run that this one takes back. */
  readonly reverts?: string;
  readonly counts?: { readonly [name: string]: number };
}

/** One line of the journal, which is the log, the fence and what undoing reads. */
export type Entry = Intent | Outcome | RunEntry;
