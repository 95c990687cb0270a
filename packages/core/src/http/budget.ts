import type { Hindrance } from "./bucket-window.ts";
import type { BudgetNews, BudgetStanding, OtherStandings } from "./budget-standing.ts";
import type { Lane } from "./lane.ts";
import type { Limits } from "./limits.ts";

/** A request that wants to go out. */
export interface Visit {
  /** Upper case. */
  readonly method: string;
  /** Path of the address, ids included, without a query string. */
  readonly path: string;
  readonly lane: Lane;
  /** Gives up waiting at once; the visit rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Told whenever the end of the wait becomes known or changes. */
  readonly onWait?: ((hindrance: Hindrance & { readonly bucket: string }) => void) | undefined;
}

/** Leave to send one request. It must be given back, with what the answer told, or without when none came. */
export interface Permit {
  readonly bucket: string;
  leave(limits?: Limits): void;
}

/** One allowance for one credential at one tenant, whoever draws from it. */
export interface Budget {
  /** Resolves when the request may go out. */
  enter(visit: Visit): Promise<Permit>;
  /** How many requests may be under way at once just now. */
  readonly concurrency: number;
}

/**
 * A budget that other processes draw from too. In turns, each with no more than a moment between: `standing` is taken and told to the others, and
 * `heed` is handed what they told. Until it is first, the whole allowance is this process's.
 */
export interface ShareableBudget extends Budget {
  /** How it stands here. `coming`: calls that will enter once it is known how others stand. */
  standing(coming?: readonly Visit[]): BudgetStanding;
  /** Takes over how it stands elsewhere, and keeps to its part from now on. `told`: the standing that the others were told last. */
  heed(told: BudgetStanding, standings: OtherStandings): void;
  /** Who is told when waiting for the next turn would be too long; at most once between two standings, or twice. */
  onNews(listener: (news: BudgetNews) => void): void;
}

/** How a budget is kept. */
export interface BudgetOptions {
  /** Which limit a request counts against. Absent: one bucket for all. */
  readonly bucketOf?: (method: string, path: string) => string;
  /** The part of each limit that may be used, above 0 and at most 1; the rest is left to others. Absent: 0.5. */
  readonly share?: number;
  /** Requests a minute that the vendor's pages allow and its answers do not tell: counted here, bucket by bucket, until an answer tells better. Absent: none is known. */
  readonly aMinute?: number;
  /** Most requests under way at once. Absent: 8. */
  readonly concurrency?: number;
  /** A clock that only moves forward, in milliseconds. Absent: the platform's. */
  readonly elapsedMs?: () => number;
}
