/**
 * How a budget stands in one process, as far as others that draw from the same allowance have to know. Plain data; durations count from
 * when it was made, so that clocks need not agree.
 */
export interface BudgetStanding {
  /** Calls of lanes that cannot wait: those of the last seconds and those in line. */
  readonly urgent: number;
  /** The same of the lane `bulk`. */
  readonly bulk: number;
  /** How many requests at once the vendor seems to bear, of all processes together. */
  readonly concurrency: number;
  /** Of buckets of which anything is known. */
  readonly buckets: { readonly [bucket: string]: BucketStanding };
}

/** One bucket of a standing. */
export interface BucketStanding {
  /** Requests under way. */
  readonly inFlight: number;
  /** Milliseconds for which the vendor wants nothing. */
  readonly blockedForMs?: number;
  /** Milliseconds until the window starts anew. Absent: no window is on. */
  readonly resetsInMs?: number;
  readonly limit?: number;
  /** Requests left in the window, as the vendor told. */
  readonly remaining?: number;
  /** Requests of this process in the window, where the vendor tells nothing and they are counted. */
  readonly used?: number;
  /** What this process may use before it tells again: for whoever cannot wait, and for anybody. Absent: no limit is known. */
  readonly held?: { readonly urgent: number; readonly bulk: number };
}

/** Somebody else's standing. */
export interface OtherStanding {
  readonly standing: BudgetStanding;
  /** How old it is. */
  readonly ageMs: number;
  /** `false`: the process is taken for dead, or wants nothing now and will ask before it does. What it used is used, but it gets no part. */
  readonly isAlive: boolean;
}

/** What is known of all others, and what all must agree on. */
export interface OtherStandings {
  readonly others: readonly OtherStanding[];
  /** Ours among those that live, from 0, in an order that is the same for everybody; the others stand in it as they are listed. */
  readonly position: number;
  /** From 0 to below 1, the same for everybody, and another one now and then: who gets what cannot be divided goes by it. */
  readonly turn: number;
}

/** `tell`: something that others should know at once. `ask`: more would be used if there were any; how the others stand is worth a look. */
export type BudgetNews = "tell" | "ask";
