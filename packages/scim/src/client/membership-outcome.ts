/** Who is to come into a group, and who is to go. Nobody may be in both. */
export interface MembershipChange {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

/** What became of a change of members. Every id asked for is in exactly one of the first four. */
export interface MembershipOutcome {
  /** Members now. */
  readonly added: readonly string[];
  /** Not members any more. */
  readonly removed: readonly string[];
  readonly notAdded: readonly string[];
  readonly notRemoved: readonly string[];
  /** Whether the group was read again; otherwise this is what the server answered, and no more. */
  readonly verified: boolean;
  /** The first failure, if there was one. With nothing failed and something not done, the server left it out without a word. */
  readonly error?: unknown;
}
