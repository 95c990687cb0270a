/** A person's name as the source keeps it, in words that `nameWords` made. */
export interface PersonName {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

/** What accounts are compared with: what the source says of one person. */
export interface PersonIdentity {
  readonly id: string;
  /** The work email first. Folded by `foldAddress`. */
  readonly addresses: readonly string[];
  readonly number: string | undefined;
  /** By each given name that they go by: the one on paper first, then the nickname. */
  readonly names: readonly PersonName[];
}

/** What people are compared with: what the target says of one account. */
export interface AccountIdentity {
  readonly id: string;
  /** Addresses, and user names such as `acme\ada`, without what stands before the name. Folded by `foldAddress`. */
  readonly addresses: readonly string[];
  readonly number: string | undefined;
  /** Each name that it has, in words, in the order in which they stand. */
  readonly names: readonly (readonly string[])[];
}
