/** What the simulation itself has seen of groups at the target. */
export interface GroupsSeen {
  /** Groups that we made: id to the group of the source that they were made for. */
  readonly made: Map<string, string>;
  /** Groups that somebody else removed. */
  readonly removed: Set<string>;
  /** Groups of somebody else that a person let us have, having seen them. */
  readonly approved: Set<string>;
  /** Groups whose members somebody else has changed, by hand or by a rule. */
  readonly touched: Set<string>;
  /** Whether people let us have groups that somebody else made. */
  readonly approves: boolean;
}

/** Nothing seen yet. */
export const createGroupsSeen = (approves: boolean): GroupsSeen => ({
  made: new Map(),
  removed: new Set(),
  approved: new Set(),
  touched: new Set(),
  approves,
});
