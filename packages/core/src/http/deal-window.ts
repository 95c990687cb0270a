import { type BucketWindow, leftIn, reserveOf } from "./bucket-window.ts";
import type { BudgetStanding, OtherStandings } from "./budget-standing.ts";
import { dealOut, sum } from "./deal-out.ts";
import type { Urgency } from "./demand.ts";

/** Requests of a window that one process may send: those that are for whoever cannot wait, and those that are for anybody. */
export type Part = Record<Urgency, number>;

/** Who shares, and what they were told last of what is wanted here: all must reckon with the same. */
export interface Sharing extends OtherStandings {
  readonly told: Readonly<Part> & Pick<BudgetStanding, "concurrency">;
}

const nothing: Readonly<Part> = { urgent: 0, bulk: 0 };

/** Whether nobody else wants anything. */
export const isAlone = ({ others }: OtherStandings): boolean => !others.some(({ isAlive }) => isAlive);

/**
 * Settles what the others are about to be told that is claimed: what there is where nobody else wants anything, else a fair part of what is left. Nothing may be used
 * that was not claimed first. Of two who claim at once one at least hears of the other, so all that is used together is never more than there is.
 */
export const claimPart = (
  window: BucketWindow,
  sharing: Sharing | undefined,
  wanted: Part,
  share: number,
  now: number,
) => {
  if (window.limit === undefined) window.claim = undefined;
  else if (!sharing) window.claim = within(wholeOf(window.limit, share), wanted);
  else if (isAlone(sharing)) window.claim = "all";
  else {
    const asking = { ...sharing, told: { ...sharing.told, ...wanted } };
    window.claim = dealtOf(window, asking, poolsOf(window, asking, share, now));
  }
};

/** What others have to reckon with until they are told anew. Absent: no limit is known. */
export const heldIn = ({ limit, part = nothing, claim = nothing }: BucketWindow, share: number): Part | undefined => {
  if (limit === undefined) return undefined;
  // Whoever holds all goes on with the next window before anybody is told.
  if (claim === "all") return wholeOf(limit, share);
  return { urgent: Math.max(part.urgent, claim.urgent), bulk: Math.max(part.bulk, claim.bulk) };
};

const wholeOf = (limit: number, share: number): Part => {
  const bulk = limit - reserveOf(limit, share, "bulk");
  return { urgent: limit - reserveOf(limit, share, "removals") - bulk, bulk };
};

/** Takes what was claimed, as far as the others leave it, and gives up what is theirs. */
export const takePart = (window: BucketWindow, sharing: Sharing, share: number, now: number) => {
  const { limit, claim = nothing } = window;
  if (limit === undefined || (claim === "all" && isAlone(sharing))) {
    window.part = undefined;
    return;
  }
  const pools = poolsOf(window, sharing, share, now);
  const dealt = within(dealtOf(window, sharing, pools), claim === "all" ? wholeOf(limit, share) : claim);
  const { forAll, forBulk, used } = pools;
  const others = window.hadByOthers;
  const left = forAll - used - sum(others.map((had) => had.used + had.urgent + had.bulk));
  const leftForBulk = forBulk - used - sum(others.map((had) => had.used + had.bulk));
  const bulk = atLeastNone(Math.min(dealt.bulk, left, leftForBulk));
  window.part = { bulk, urgent: atLeastNone(Math.min(dealt.urgent, left - bulk)) };
};

const within = (one: Part, other: Part): Part => ({
  urgent: Math.min(one.urgent, other.urgent),
  bulk: Math.min(one.bulk, other.bulk),
});

const atLeastNone = (amount: number): number => Math.max(0, amount);

/** What we get where everybody's wishes are met as far as possible, those that cannot wait first. */
const dealtOf = (window: BucketWindow, sharing: Sharing, { forAll, forBulk, used }: Pools): Part => {
  const had = ofEverybody(sharing, used, (_, index) => window.hadByOthers[index]?.used ?? 0);
  const deal = (pool: number, wanted: readonly number[]) => dealOut(atLeastNone(pool), wanted, sharing.turn);
  const left = (pool: number) => pool - sum(had);
  // What each has had of the window is part of what they get, so that in the end all had alike. Some may have had more than that.
  const fair = deal(forBulk, added(wantedIn(window, sharing, "bulk"), had)).map((part, at) => part - (had[at] ?? 0));
  const bulk = deal(left(forBulk), fair.map(atLeastNone));
  const urgent = deal(Math.min(forAll - forBulk, left(forAll)), wantedIn(window, sharing, "urgent"));
  const ours = (parts: readonly number[]) => parts[sharing.position] ?? 0;
  return { urgent: ours(urgent), bulk: atLeastNone(Math.min(ours(fair), ours(bulk))) };
};

const added = (some: readonly number[], others: readonly number[]): readonly number[] =>
  some.map((one, at) => one + (others[at] ?? 0));

/** What there is for all calls and for back-fill, and what of it we have used already. */
interface Pools {
  readonly forAll: number;
  readonly forBulk: number;
  readonly used: number;
}

const poolsOf = (window: BucketWindow, sharing: Sharing, share: number, now: number): Pools => {
  const { limit = 0 } = window;
  const { pool, used } = window.isTold ? whatIsLeft(window, now) : wholeWindow(window, now);
  const urgent = sum(ofEverybody(sharing, sharing.told.urgent, (one) => one.urgent));
  return {
    forAll: atLeastNone(pool - reserveOf(limit, share, "removals")),
    forBulk: atLeastNone(pool - reserveOf(limit, share, "bulk") - Math.ceil(urgent)),
    used,
  };
};

interface Pool {
  readonly pool: number;
  readonly used: number;
}

/** Where each answer tells all of us what is left, that is dealt out anew each time. */
const whatIsLeft = (window: BucketWindow, now: number): Pool => ({ pool: leftIn(window, now), used: 0 });

/** Where requests are counted, each knows only what others had some time ago: the whole window is dealt out, and what each has had is part of what they get. */
const wholeWindow = (
  { limit = 0, remaining = limit, resetsAt, inFlight, usedByDead }: BucketWindow,
  now: number,
): Pool => ({
  pool: limit - usedByDead,
  used: (now >= resetsAt ? 0 : limit - remaining) + inFlight,
});

/** What everybody wants to have yet: of the others at least what they hold, which they may use before they hear of us. */
const wantedIn = ({ hadByOthers }: BucketWindow, sharing: Sharing, urgency: Urgency): readonly number[] =>
  ofEverybody(sharing, sharing.told[urgency], (standing, index) =>
    Math.max(hadByOthers[index]?.[urgency] ?? 0, standing[urgency]),
  );

/** How many of the requests that the vendor bears at once are ours: one at least. */
export const dealConcurrency = (sharing: Sharing): number => {
  const all = ofEverybody<Sharing["told"]>(sharing, sharing.told, (standing) => standing);
  const most = Math.min(...all.map(({ concurrency }) => concurrency));
  const wanted = all.map(({ urgent, bulk }) => urgent + bulk);
  return Math.max(1, dealOut(most, wanted, sharing.turn)[sharing.position] ?? 0);
};

/** Something of everybody who lives, in the order that all agree on. */
const ofEverybody = <Of>(
  { others, position }: OtherStandings,
  ours: Of,
  theirs: (standing: BudgetStanding, index: number) => Of,
): readonly Of[] =>
  others
    .filter(({ isAlive }) => isAlive)
    .map(({ standing }, index) => theirs(standing, index))
    .toSpliced(position, 0, ours);
