import type { State } from "../adapter/state.ts";
import type { Change, ChangeValues } from "../plan/change.ts";
import type { Link } from "../store/link.ts";
import type { Seen } from "./accounts.ts";
import type { Ending } from "./ending.ts";

/** A change that was looked at just before its turn. */
export interface Prepared {
  /** With its account and its references filled in. */
  readonly change: Change;
  /** What the account held: what undoing needs. */
  readonly before?: ChangeValues;
  readonly stateBefore?: State;
  /** The links that it may replace, as they are: what undoing needs too. */
  readonly links?: readonly Link[];
  /** The account as just read. */
  readonly seen?: Seen;
  /** For a change of members: how many of the people to put in have no account that may be used yet. Absent: none. */
  readonly without?: number;
  /** Nothing is to be written: this is how it ended. */
  readonly ending?: Ending;
}

/** Not written, because what the plan was made from has changed. */
export const moved = (change: Change, reason: string): Prepared => ({
  change,
  ending: { result: "moved", reason, account: change.account },
});
