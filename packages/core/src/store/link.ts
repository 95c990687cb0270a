import type { State } from "../adapter/state.ts";

/** Which of a vendor's two kinds of record. */
export type ResourceName = "people" | "groups";

/**
 * Short fingerprints of the owned attributes as last written or last seen equal, packed into one string so that a million links stay small.
 * Read and made by `diff/fingerprints.ts` alone. Absent: nothing was ever written.
 */
export type Fingerprints = string & { readonly __fingerprints?: never };

/** Why an account was put where it is. Only what one of these did is ever lifted by us. */
export type StateReason =
  | "before start"
  | "started"
  | "left"
  | "revoked"
  | "on leave"
  | "out of scope"
  | "handed over"
  | "reverted";

/** The state we last put the account in. An account found staged, suspended or inactive otherwise was put there by somebody else. */
export interface LinkState {
  readonly state: State;
  readonly because: StateReason;
  /** When our change was confirmed. ISO instant. */
  readonly at: string;
  /** The vendor's own time stamp of that state, read back after the change, where it has one. A later one means that somebody else moved it since. */
  readonly since?: string;
}

/** Ties a source record to a target record. Keyed by resource and source id inside a sync, whose two tenants are fixed. */
export interface Link {
  readonly resource: ResourceName;
  readonly source: string;
  /** Absent with the verdict `ignore`, with `different` from every account there is, and with `undone` where there was none. */
  readonly target?: string;
  /**
   * `different` keeps an unmatch from being matched again, and without a target says that the record is to have an account of its own; `ignore`
   * keeps the record out of matching; `undone` is a link that was taken back with the run that made it, as if there were none.
   */
  readonly verdict: "same" | "different" | "ignore" | "undone";
  /** A rule's name, or the person who decided. */
  readonly by: string;
  readonly at: string;
  readonly evidence: readonly string[];
  /** Why, in the words of the person who decided. Absent: no person did. */
  readonly reason?: string;
  /** Accounts that a person said are not this record's, whatever the verdict is now, besides the one that `different` names. Absent: none. */
  readonly apart?: readonly string[];
  readonly fingerprints?: Fingerprints;
  readonly state?: LinkState;
  /**
   * When the person's password at the source had last changed as the account was last given one, or linked; ISO. `null`: they had none then.
   * Absent: the source did not tell, or passwords are not kept in step.
   */
  readonly passwordChangedAt?: string | null;
  /** Consecutive times that a target-side change was seen after being restored, by attribute; at three it is contested. */
  readonly contested?: { readonly [attribute: string]: number };
}
