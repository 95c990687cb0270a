import type { State } from "../adapter/state.ts";
import type { Change } from "../plan/change.ts";
import type { MembersMoved, Result } from "../store/journal.ts";
import type { Link } from "../store/link.ts";
import type { Failure } from "./apply-report.ts";

/** How a change ended, or how far it is known. `open` has no outcome in the journal: the next run settles it. */
export interface Ending {
  readonly result: Result | "open";
  readonly account?: string | undefined;
  /** The vendor's ids of its requests, in order. */
  readonly requests?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly error?: Failure | undefined;
  /** Links to commit with it, whatever the result. */
  readonly links?: readonly Link[] | undefined;
  /** The state that the account is seen in now: what the next change of the same account finds. */
  readonly reached?: State | undefined;
  /** The vendor's time stamp of that state. */
  readonly since?: string | undefined;
  /** Who was really put into a group or taken out of it, whatever became of the others. */
  readonly members?: MembersMoved | undefined;
  /** The change that leads on to where the account is to be. Not in the plan: it follows from this one. */
  readonly next?: Change | undefined;
  /** For `open`: when a request whose answer was lost was sent, in milliseconds since 1970. Looking again later may tell. */
  readonly lostMs?: number | undefined;
  /** The vendor refused the credentials or a permission: nothing more is to be sent. */
  readonly stops?: Failure;
}
