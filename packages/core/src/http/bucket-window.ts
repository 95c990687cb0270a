import type { Urgency } from "./demand.ts";
import type { Lane } from "./lane.ts";
import type { Limits } from "./limits.ts";

/** What is known of one bucket. Times are milliseconds of the budget's own clock. */
export interface BucketWindow {
  limit: number | undefined;
  remaining: number | undefined;
  resetsAt: number;
  blockedUntil: number;
  inFlight: number;
  /** Order of the request whose answer was believed last. */
  learnedFrom: number;
  /** The vendor told what remains; else it is counted here. */
  isTold: boolean;
  /** Requests of other processes that what remains does not know of. */
  takenByOthers: number;
  /** Requests of the window that were counted by others who are dead. */
  usedByDead: number;
  /** What the others who live have had of the window and hold, in their order. */
  hadByOthers: readonly Had[];
  /** What of our part is left until more is known of the others. Absent: the whole allowance is ours. */
  part: Record<Urgency, number> | undefined;
  /** What the others were told last that we would like to have, without what was used since. Absent: nothing. */
  claim: Record<Urgency, number> | "all" | undefined;
}

/** One process's part of a window: counted requests, and what it may still use. */
export interface Had extends Readonly<Record<Urgency, number>> {
  readonly used: number;
}

/** Why and for how long the next request of a bucket must wait. */
export interface Hindrance {
  readonly forMs: number;
  readonly reason: "limit" | "retry-after";
}

/** Some vendors tell how much is left, but not until when. */
export const usualWindowMs = 60_000;

/** The part of our share that back-fill leaves for whoever cannot wait. */
const heldBackFromBulk = 0.1;

/** A window of which nothing was told; `aMinute` is what the vendor's pages say. */
export const newBucketWindow = (aMinute?: number): BucketWindow => ({
  limit: aMinute,
  remaining: aMinute,
  resetsAt: 0,
  blockedUntil: 0,
  inFlight: 0,
  learnedFrom: 0,
  isTold: false,
  takenByOthers: 0,
  usedByDead: 0,
  hadByOthers: [],
  part: undefined,
  claim: undefined,
});

/** Takes over what an answer told. Answers overtake each other: one to an earlier request knows less than one already seen. */
export const learnLimits = (window: BucketWindow, limits: Limits, order: number, now: number): void => {
  if (order < window.learnedFrom || limits.remaining === undefined) return;
  window.learnedFrom = order;
  window.limit = limits.limit ?? window.limit ?? limits.remaining;
  window.remaining = limits.remaining;
  window.isTold = true;
  if (now >= window.resetsAt) forgetOthers(window);
  window.resetsAt = now + (limits.resetInMs ?? usualWindowMs);
};

/** Counts a request whose answer told nothing against a limit that is known. */
export const countRequest = (window: BucketWindow, aMinute: number, now: number): void => {
  const isNewWindow = now >= window.resetsAt;
  const left = isNewWindow ? aMinute : (window.remaining ?? aMinute);
  if (isNewWindow) {
    window.resetsAt = now + usualWindowMs;
    forgetOthers(window);
  }
  window.isTold = false;
  window.remaining = Math.max(0, left - 1);
};

/** A window has begun of which they have had nothing. */
const forgetOthers = (window: BucketWindow): void => {
  window.takenByOthers = 0;
  window.usedByDead = 0;
  window.hadByOthers = [];
};

/** Undefined when a request may go out now. */
export const hindranceOf = (window: BucketWindow, now: number, share: number, lane: Lane): Hindrance | undefined => {
  if (now < window.blockedUntil) return { forMs: window.blockedUntil - now, reason: "retry-after" };
  if (window.limit === undefined || window.remaining === undefined) return undefined;
  const isNewWindow = now >= window.resetsAt;
  const left = leftIn(window, now);
  if (left > reserveOf(window.limit, share, lane)) return undefined;
  if (!isNewWindow) return { forMs: window.resetsAt - now, reason: "limit" };
  // The window is over and its requests are still under way: one answer will tell what holds now.
  return window.inFlight === 0 ? undefined : { forMs: 100, reason: "limit" };
};

/** Requests that may still go out in the bucket, whoever sends them. Infinite where no limit is known. */
export const leftIn = ({ limit, remaining, resetsAt, inFlight, takenByOthers }: BucketWindow, now: number): number => {
  if (limit === undefined || remaining === undefined) return Number.POSITIVE_INFINITY;
  return (now >= resetsAt ? limit : remaining - takenByOthers) - inFlight;
};

/** How many requests of the window are left to others. At least one is ours, however small the limit. */
export const reserveOf = (limit: number, share: number, lane: Lane): number => {
  const ours = Math.max(1, Math.floor(limit * share * (lane === "bulk" ? 1 - heldBackFromBulk : 1)));
  return Math.max(0, limit - ours);
};
