import { ConfigurationError } from "../errors/index.ts";
import {
  type BucketWindow,
  countRequest,
  hindranceOf,
  learnLimits,
  newBucketWindow,
  usualWindowMs,
} from "./bucket-window.ts";
import type { BudgetOptions, Permit, ShareableBudget, Visit } from "./budget.ts";
import type { BudgetNews, BudgetStanding } from "./budget-standing.ts";
import { type Concurrency, createConcurrency } from "./concurrency.ts";
import { sum } from "./deal-out.ts";
import { claimPart, dealConcurrency, heldIn, isAlone, type Part, type Sharing, takePart } from "./deal-window.ts";
import { createDemand, type Demand, type Urgency, urgencyOf } from "./demand.ts";
import { type Lane, lanes } from "./lane.ts";
import type { Limits } from "./limits.ts";
import { hearOthers, standingOf } from "./share-window.ts";
import { standInLine, tellLine, type Waiter } from "./waiting-line.ts";

/**
 * Makes a budget. It starts knowing nothing but `aMinute` and learns each bucket's limit from the answers; until then only concurrency bounds it.
 * A queue library would hold a place for requests whose bucket is used up and so stop the other buckets; hence the lines of its own.
 */
export const createBudget = (options: BudgetOptions = {}): ShareableBudget => {
  const {
    bucketOf = () => "all",
    share = 0.5,
    concurrency = 8,
    elapsedMs = () => performance.now(),
    aMinute,
  } = options;
  assertShare(share);
  const state: State = {
    share,
    aMinute,
    elapsedMs,
    concurrency: createConcurrency(Math.max(1, Math.floor(concurrency))),
    windows: new Map(),
    lines: { removals: new Map(), interactive: new Map(), bulk: new Map() },
    running: 0,
    order: 0,
    timer: undefined,
    demand: createDemand(elapsedMs()),
    sharing: undefined,
    mostAtOnce: Number.POSITIVE_INFINITY,
    news: undefined,
    onNews: () => undefined,
  };
  return {
    enter: (visit) => enter(state, visit, bucketOf(visit.method, visit.path)),
    get concurrency() {
      return atOnce(state);
    },
    standing: (coming = []) => {
      for (const { method, path } of coming) windowOf(state, bucketOf(method, path));
      return standing(state, coming);
    },
    heed: (told, standings) => heed(state, { ...standings, told }),
    onNews: (listener) => {
      state.onNews = listener;
    },
  };
};

interface State {
  readonly share: number;
  readonly aMinute: number | undefined;
  readonly elapsedMs: () => number;
  readonly concurrency: Concurrency;
  readonly windows: Map<string, BucketWindow>;
  /** Who waits: by lane, then by bucket, first come first served. */
  readonly lines: Readonly<Record<Lane, Map<string, Waiter[]>>>;
  running: number;
  /** Grows with every request that goes out. */
  order: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  readonly demand: Demand;
  /** With whom, as heard last. Absent: nobody was heard of yet. */
  sharing: Sharing | undefined;
  /** Our part of what may run at once. */
  mostAtOnce: number;
  /** What was said since the last standing was made; once is enough. */
  news: BudgetNews | undefined;
  onNews: (news: BudgetNews) => void;
}

const atOnce = ({ concurrency, mostAtOnce }: State): number => Math.min(concurrency.allowed, mostAtOnce);

const enter = (state: State, visit: Visit, bucket: string): Promise<Permit> => {
  const line = getOrAdd(state.lines[visit.lane], bucket, () => []);
  const admitted = standInLine(line, visit, bucket, () => admitAll(state));
  admitAll(state);
  return admitted;
};

/** Admits whoever may go now, and wakes up again when the first of the others may. */
const admitAll = (state: State): void => {
  clearTimeout(state.timer);
  let nextChanceMs = Number.POSITIVE_INFINITY;
  for (const lane of lanes)
    for (const [bucket, line] of state.lines[lane])
      nextChanceMs = Math.min(nextChanceMs, admitFrom(state, line, bucket));
  if (Number.isFinite(nextChanceMs)) state.timer = setTimeout(admitAll, Math.max(1, Math.ceil(nextChanceMs)), state);
};

/** Admits from one line; the time until its next chance when a limit holds it up. */
const admitFrom = (state: State, line: Waiter[], bucket: string): number => {
  const window = windowOf(state, bucket);
  while (line[0] && state.running < atOnce(state)) {
    const now = state.elapsedMs();
    const { lane } = line[0].visit;
    const hindrance = hindranceOf(window, now, state.share, lane);
    if (hindrance) {
      tellLine(line, hindrance, now);
      return hindrance.forMs;
    }
    if (!takeOne(state, window, lane)) {
      tellLatest(line, window, now);
      return askAgainMs;
    }
    line.shift()?.admit(permitFor(state, window, bucket));
  }
  return Number.POSITIVE_INFINITY;
};

/** Others' parts may have come free by then, though nobody said so. */
const askAgainMs = 1_000;

/** Nobody knows when others give something up, but a window of the usual length that is over is another one. */
const tellLatest = (line: readonly Waiter[], { resetsAt }: BucketWindow, now: number) => {
  const forMs = resetsAt - now;
  if (forMs > 0 && forMs <= usualWindowMs) tellLine(line, { forMs, reason: "limit" }, now);
};

/** Takes one request of our part, and says that more is wanted when it is used up. */
const takeOne = (state: State, window: BucketWindow, lane: Lane): boolean => {
  const urgency = urgencyOf(lane);
  // A limit that was learned just now, or a claim that is given up: nobody was told that we hold any of it.
  if (window.limit !== undefined && state.sharing && window.claim !== "all") window.part ??= { urgent: 0, bulk: 0 };
  if (window.part && !takeFrom(window.part, window.claim, urgency)) {
    say(state, urgency === "urgent" ? "tell" : "ask");
    return false;
  }
  state.demand.count(urgency);
  return true;
};

/** Whoever cannot wait may also have what is for back-fill. */
const takeFrom = (part: Part, claim: BucketWindow["claim"], urgency: Urgency): boolean => {
  const from = part[urgency] < 1 ? "bulk" : urgency;
  if (part[from] < 1) return false;
  part[from] -= 1;
  if (claim && claim !== "all") claim[from] -= 1;
  return true;
};

const say = (state: State, news: BudgetNews) => {
  if (state.news === "tell" || state.news === news) return;
  state.news = news;
  state.onNews(news);
};

const standing = (state: State, coming: readonly Visit[]): BudgetStanding => {
  const now = state.elapsedMs();
  state.news = undefined;
  const wanted = { ...state.demand.lately(now) };
  for (const lane of lanes) wanted[urgencyOf(lane)] += waitingIn(state.lines[lane]);
  for (const { lane } of coming) wanted[urgencyOf(lane)] += 1;
  const buckets = [...state.windows].flatMap(([bucket, window]) => {
    // What was heard before a pause is over.
    claimPart(window, coming.length > 0 ? undefined : state.sharing, wanted, state.share, now);
    const held = heldIn(window, state.share);
    const known = standingOf(window, held, now);
    return known ? [[bucket, known] as const] : [];
  });
  return { ...wanted, concurrency: state.concurrency.allowed, buckets: Object.fromEntries(buckets) };
};

const waitingIn = (lines: ReadonlyMap<string, readonly Waiter[]>): number =>
  sum([...lines.values()].map(({ length }) => length));

const heed = (state: State, sharing: Sharing) => {
  const now = state.elapsedMs();
  const { others } = sharing;
  state.sharing = sharing;
  state.mostAtOnce = isAlone(sharing) ? Number.POSITIVE_INFINITY : dealConcurrency(sharing);
  for (const bucket of others.flatMap(({ standing: { buckets } }) => Object.keys(buckets))) windowOf(state, bucket);
  for (const [bucket, window] of state.windows) {
    hearOthers(window, bucket, others, now);
    takePart(window, sharing, state.share, now);
    if (window.part && isAlone(sharing)) say(state, "tell");
  }
  admitAll(state);
};

const permitFor = (state: State, window: BucketWindow, bucket: string): Permit => {
  state.order += 1;
  state.running += 1;
  window.inFlight += 1;
  const { order } = state;
  let isOpen = true;
  const leave = (limits?: Limits) => {
    if (!isOpen) return;
    isOpen = false;
    state.running -= 1;
    window.inFlight -= 1;
    settle(state, window, order, limits);
    admitAll(state);
  };
  return { bucket, leave };
};

const settle = (state: State, window: BucketWindow, order: number, limits: Limits | undefined): void => {
  if (limits === undefined) spend(window);
  else if (limits.isConcurrency) state.concurrency.complain(order, state.order);
  else {
    const now = state.elapsedMs();
    state.concurrency.praise();
    if (state.aMinute !== undefined && limits.remaining === undefined) countRequest(window, state.aMinute, now);
    else learnLimits(window, limits, order, now);
    if (limits.retryAfterMs !== undefined) block(state, window, now + limits.retryAfterMs);
  }
};

const block = (state: State, window: BucketWindow, until: number) => {
  if (until <= window.blockedUntil) return;
  window.blockedUntil = until;
  say(state, "tell");
};

/** A request without an answer has probably been counted by the vendor all the same. */
const spend = (window: BucketWindow): void => {
  if (window.remaining !== undefined) window.remaining = Math.max(0, window.remaining - 1);
};

const windowOf = ({ windows, aMinute }: State, bucket: string): BucketWindow =>
  getOrAdd(windows, bucket, () => newBucketWindow(aMinute));

const getOrAdd = <Value>(map: Map<string, Value>, key: string, make: () => Value): Value => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
};

const assertShare = (share: number): void => {
  if (share > 0 && share <= 1) return;
  throw new ConfigurationError([{ path: "share", message: "must be above 0 and at most 1" }]);
};
