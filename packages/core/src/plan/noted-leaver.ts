import type { EndSeen } from "../store/facts.ts";

/** A leaver whose end has come, until it is known what this plan does about them. */
export interface NotedLeaver extends EndSeen {
  readonly subject: string;
  readonly who: string;
  readonly account: string;
  /** The account keeps them out, since then. Absent: open. */
  readonly confirmedAt?: string;
  /** Nothing is concluded from the record until a person has looked. */
  readonly heldBecause?: string;
}
