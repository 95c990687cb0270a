import type { BucketWindow } from "./bucket-window.ts";
import type { BucketStanding, OtherStanding } from "./budget-standing.ts";
import { sum } from "./deal-out.ts";
import type { Part } from "./deal-window.ts";

/** Ends of one window as two processes tell them differ by less: vendors tell whole seconds. */
const sameEndMs = 2_000;

/** One bucket as others have to know it, with what is held of it. Undefined when there is nothing to tell. */
export const standingOf = (window: BucketWindow, held: Part | undefined, now: number): BucketStanding | undefined => {
  const { limit, remaining, inFlight, isTold } = window;
  const blockedForMs = window.blockedUntil - now;
  const resetsInMs = window.resetsAt - now;
  if (inFlight === 0 && blockedForMs <= 0 && resetsInMs <= 0 && !held) return undefined;
  const isOn = resetsInMs > 0 && limit !== undefined && remaining !== undefined;
  return {
    inFlight,
    ...(blockedForMs > 0 && { blockedForMs }),
    ...(held && { held }),
    ...(isOn && { resetsInMs, limit, ...(isTold ? { remaining } : { used: limit - remaining }) }),
  };
};

/** Takes over what the others know of one bucket. */
export const hearOthers = (window: BucketWindow, bucket: string, others: readonly OtherStanding[], now: number) => {
  const heard = others.map((other) => heardOf(other, bucket, now));
  for (const one of heard) window.blockedUntil = Math.max(window.blockedUntil, one.blockedUntil);
  for (const one of heard) if (one.resetsAt > now) hearWindow(window, one, now);
  const alive = heard.filter(({ isAlive }) => isAlive);
  const dead = heard.filter(({ isAlive }) => !isAlive);
  window.hadByOthers = alive.map((one) => ({ ...nothingHeld, ...one.held, used: countedIn(window, one, now) }));
  window.usedByDead = sum(dead.map((one) => countedIn(window, one, now)));
  window.takenByOthers = window.isTold
    ? sum(alive.map(({ inFlight }) => inFlight))
    : window.usedByDead + sum(window.hadByOthers.map(({ used }) => used));
};

const nothingHeld = { urgent: 0, bulk: 0 };

/** With what is under way of those who live. */
const countedIn = ({ isTold }: BucketWindow, { used = 0, inFlight, isAlive, resetsAt }: Heard, now: number): number =>
  isTold ? 0 : (resetsAt > now ? used : 0) + (isAlive ? inFlight : 0);

interface Heard extends BucketStanding {
  readonly isAlive: boolean;
  readonly blockedUntil: number;
  /** 0: no window is on. */
  readonly resetsAt: number;
}

const heardOf = ({ standing, ageMs, isAlive }: OtherStanding, bucket: string, now: number): Heard => {
  const told = standing.buckets[bucket] ?? nothingKnown;
  const endOf = (forMs: number | undefined) => (forMs === undefined ? 0 : now + forMs - ageMs);
  return { ...told, isAlive, blockedUntil: endOf(told.blockedForMs), resetsAt: endOf(told.resetsInMs) };
};

const nothingKnown: BucketStanding = { inFlight: 0 };

const hearWindow = (window: BucketWindow, { limit, remaining, used, resetsAt }: Heard, now: number) => {
  if (remaining !== undefined) return hearTold(window, { limit, remaining, resetsAt }, now);
  if (used === undefined || window.isTold || window.limit === undefined) return;
  // One window for all who count: whoever has none under way joins it, and of two the later end holds.
  if (now >= window.resetsAt) window.remaining = window.limit;
  window.resetsAt = Math.max(window.resetsAt, resetsAt);
};

const hearTold = (
  window: BucketWindow,
  { limit, remaining, resetsAt }: { limit: number | undefined; remaining: number; resetsAt: number },
  now: number,
) => {
  const isNews = !window.isTold || now >= window.resetsAt || resetsAt > window.resetsAt + sameEndMs;
  if (!isNews && resetsAt < window.resetsAt - sameEndMs) return;
  window.remaining = isNews ? remaining : Math.min(window.remaining ?? remaining, remaining);
  if (!isNews) return;
  window.limit = limit ?? window.limit ?? remaining;
  window.resetsAt = resetsAt;
  window.isTold = true;
};
