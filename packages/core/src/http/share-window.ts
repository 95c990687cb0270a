import { type BucketWindow, forgetOthers, leftIn, reserveOf } from "./bucket-window.ts";
import type { BucketStanding, BudgetStanding, OtherStanding, OtherStandings } from "./budget-standing.ts";
import { dealOut, sum } from "./deal-out.ts";
import type { Urgency } from "./demand.ts";

/** Ends of one window as two processes tell them differ by less: vendors tell whole seconds. */
const sameEndMs = 2_000;

/** One bucket as others have to know it. Undefined when there is nothing to tell. */
export const standingOf = (window: BucketWindow, share: number, now: number): BucketStanding | undefined => {
  const { limit, remaining, inFlight, isTold } = window;
  const blockedForMs = window.blockedUntil - now;
  const resetsInMs = window.resetsAt - now;
  const isOn = resetsInMs > 0 && limit !== undefined && remaining !== undefined;
  if (inFlight === 0 && blockedForMs <= 0 && !isOn) return undefined;
  return {
    inFlight,
    ...(blockedForMs > 0 && { blockedForMs }),
    ...(limit !== undefined && { held: heldIn(window, limit, share, now) }),
    ...(isOn && { resetsInMs, limit, ...(isTold ? { remaining } : { used: limit - remaining }) }),
  };
};

/** Whoever is alone holds all there is. */
const heldIn = (window: BucketWindow, limit: number, share: number, now: number): Record<Urgency, number> => {
  const left = leftIn(window, now);
  const all = () => ({
    urgent: left - reserveOf(limit, share, "removals"),
    bulk: left - reserveOf(limit, share, "bulk"),
  });
  const { urgent, bulk } = window.part ?? all();
  return { urgent: Math.max(0, urgent), bulk: Math.max(0, bulk) };
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

/** Who shares, and what we told them that we want: all must reckon with the same. */
export interface Sharing extends OtherStandings {
  readonly told: BudgetStanding;
}

/** Deals out a bucket: to those who cannot wait first. `sharing` absent: to nobody but us. */
export const dealWindow = (window: BucketWindow, sharing: Sharing | undefined, share: number, now: number) => {
  const { limit } = window;
  const isOver = now >= window.resetsAt;
  window.part = undefined;
  window.dealtAt = now;
  window.dealtAfter = isOver ? window.resetsAt : -1;
  if (!sharing || limit === undefined) return;
  const { pool, used } = window.isTold ? whatIsLeft(window, now) : wholeWindow(window, now);
  const urgent = sum(everybody(sharing).map((one) => one.urgent));
  const deal = (urgency: Urgency, kept: number) => {
    const wanted = wantedIn(window, sharing, urgency, used);
    return dealOut(Math.max(0, pool - kept), wanted, sharing.position, sharing.turn) - used;
  };
  const keptFromBulk = reserveOf(limit, share, "bulk") + Math.ceil(urgent);
  const mostForBulk = isToWait(sharing) ? 0 : pool - keptFromBulk - used - takenFromBulk(window);
  window.part = {
    urgent: deal("urgent", reserveOf(limit, share, "removals")),
    bulk: Math.min(deal("bulk", keptFromBulk), mostForBulk),
  };
};

/** What others have had and hold is theirs, even where it is more than their part, until they tell that they hold it no more. */
const takenFromBulk = ({ hadByOthers }: BucketWindow): number => sum(hadByOthers.map(({ used, bulk }) => used + bulk));

/** Of two that begin at once one may not have heard of the other, and use it all. */
const isToWait = ({ others, told }: Sharing): boolean =>
  told.begins === true && others.some(({ isAlive, standing }) => isAlive && standing.begins);

/** What is dealt out, and what of it we have used already. */
interface Pool {
  readonly pool: number;
  readonly used: number;
}

/** Where each answer tells all of us what is left, that is dealt out anew each time. */
const whatIsLeft = (window: BucketWindow, now: number): Pool => ({ pool: leftIn(window, now), used: 0 });

/**
 * Where requests are counted, each knows only what others had some time ago. So the whole window is dealt out, and what each has had is part of what they get: nobody
 * is given what somebody else may have used meanwhile.
 */
const wholeWindow = (
  { limit = 0, remaining = limit, resetsAt, inFlight, usedByDead }: BucketWindow,
  now: number,
): Pool => ({
  pool: limit - usedByDead,
  used: (now >= resetsAt ? 0 : limit - remaining) + inFlight,
});

/** What everybody wants of a pool. Of the others at least what they hold, which they may use before they hear of us. */
const wantedIn = (window: BucketWindow, sharing: Sharing, urgency: Urgency, used: number): readonly number[] =>
  sharing.others
    .filter(({ isAlive }) => isAlive)
    .map(({ standing }, index) => {
      const had = window.hadByOthers[index] ?? nothingHad;
      return had.used + Math.max(had[urgency], standing[urgency]);
    })
    .toSpliced(sharing.position, 0, used + sharing.told[urgency]);

const nothingHad = { ...nothingHeld, used: 0 };

/** Whether all others have told how they stand since our part was dealt out: only then is it known what they made of theirs. */
export const isTimeToDeal = ({ dealtAt, part }: BucketWindow, { others }: OtherStandings, now: number): boolean =>
  part === undefined || others.every(({ isAlive, ageMs }) => !isAlive || now - ageMs > dealtAt);

/** Deals out what has to be, whoever told what: a limit became known, or its window is over. */
export const dealUndealt = (window: BucketWindow, sharing: Sharing, share: number, now: number) => {
  const { limit, part, resetsAt, dealtAfter } = window;
  const isNewWindow = now >= resetsAt && dealtAfter !== resetsAt;
  if (limit === undefined || (part && !isNewWindow)) return;
  if (isNewWindow) forgetOthers(window);
  dealWindow(window, sharing, share, now);
};

/** How many of the requests that the vendor bears at once are ours: one at least. */
export const dealConcurrency = (sharing: Sharing): number => {
  const most = Math.min(...everybody(sharing).map(({ concurrency }) => concurrency));
  const wanted = everybody(sharing).map(({ urgent, bulk }) => urgent + bulk);
  return Math.max(1, dealOut(most, wanted, sharing.position, sharing.turn));
};

/** Everybody who lives, in the order that all agree on. */
const everybody = ({ others, position, told }: Sharing): readonly BudgetStanding[] =>
  others
    .filter(({ isAlive }) => isAlive)
    .map(({ standing }) => standing)
    .toSpliced(position, 0, told);
