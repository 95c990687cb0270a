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
import { createDemand, type Demand, urgencyOf } from "./demand.ts";
import { type Lane, lanes } from "./lane.ts";
import type { Limits } from "./limits.ts";
import {
  dealConcurrency,
  dealUndealt,
  dealWindow,
  hearOthers,
  isTimeToDeal,
  type Sharing,
  standingOf,
} from "./share-window.ts";
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
    standing: () => standing(state),
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
  /** With whom. Absent: the allowance is this process's alone. */
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
  const window = getOrAdd(state.windows, bucket, () => newBucketWindow(state.aMinute));
  while (line[0] && state.running < atOnce(state)) {
    const now = state.elapsedMs();
    const { lane } = line[0].visit;
    const hindrance = hindranceOf(window, now, state.share, lane);
    if (hindrance) {
      tellLine(line, hindrance, now);
      return hindrance.forMs;
    }
    if (!takePart(state, window, lane, now)) {
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
const takePart = (state: State, window: BucketWindow, lane: Lane, now: number): boolean => {
  const urgency = urgencyOf(lane);
  if (state.sharing) dealUndealt(window, state.sharing, state.share, now);
  if (window.part && window.part[urgency] < 1) {
    say(state, urgency === "urgent" ? "tell" : "ask");
    return false;
  }
  if (window.part) window.part[urgency] -= 1;
  state.demand.count(urgency);
  return true;
};

const say = (state: State, news: BudgetNews) => {
  if (state.news === "tell" || state.news === news) return;
  state.news = news;
  state.onNews(news);
};

const standing = (state: State): BudgetStanding => {
  const now = state.elapsedMs();
  state.news = undefined;
  const lately = state.demand.lately(now);
  const buckets = [...state.windows].flatMap(([bucket, window]) => {
    const known = standingOf(window, state.share, now);
    return known ? [[bucket, known] as const] : [];
  });
  const { removals, interactive, bulk } = state.lines;
  return {
    urgent: lately.urgent + waitingIn(removals) + waitingIn(interactive),
    bulk: lately.bulk + waitingIn(bulk),
    concurrency: state.concurrency.allowed,
    buckets: Object.fromEntries(buckets),
  };
};

const waitingIn = (lines: ReadonlyMap<string, readonly Waiter[]>): number =>
  sum([...lines.values()].map(({ length }) => length));

const heed = (state: State, sharing: Sharing) => {
  const now = state.elapsedMs();
  const { others } = sharing;
  const isAlone = !others.some(({ isAlive }) => isAlive);
  state.sharing = isAlone ? undefined : sharing;
  state.mostAtOnce = isAlone ? Number.POSITIVE_INFINITY : dealConcurrency(sharing);
  for (const bucket of others.flatMap(({ standing: { buckets } }) => Object.keys(buckets)))
    getOrAdd(state.windows, bucket, () => newBucketWindow(state.aMinute));
  for (const [bucket, window] of state.windows) {
    hearOthers(window, bucket, others, now);
    if (isAlone || isTimeToDeal(window, sharing, now)) dealWindow(window, state.sharing, state.share, now);
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
