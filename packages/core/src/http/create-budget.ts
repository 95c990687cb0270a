import { ConfigurationError } from "../errors/index.ts";
import { type BucketWindow, countRequest, hindranceOf, learnLimits, newBucketWindow } from "./bucket-window.ts";
import type { Budget, BudgetOptions, Permit, Visit } from "./budget.ts";
import { type Concurrency, createConcurrency } from "./concurrency.ts";
import { type Lane, lanes } from "./lane.ts";
import type { Limits } from "./limits.ts";
import { standInLine, tellLine, type Waiter } from "./waiting-line.ts";

/**
 * Makes a budget. It starts knowing nothing but `aMinute` and learns each bucket's limit from the answers; until then only concurrency bounds it.
 * A queue library would hold a place for requests whose bucket is used up and so stop the other buckets; hence the lines of its own.
 */
export const createBudget = (options: BudgetOptions = {}): Budget => {
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
  };
  return {
    enter: (visit) => enter(state, visit, bucketOf(visit.method, visit.path)),
    get concurrency() {
      return state.concurrency.allowed;
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
}

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
  while (line[0] && state.running < state.concurrency.allowed) {
    const now = state.elapsedMs();
    const hindrance = hindranceOf(window, now, state.share, line[0].visit.lane);
    if (hindrance) {
      tellLine(line, hindrance, now);
      return hindrance.forMs;
    }
    line.shift()?.admit(permitFor(state, window, bucket));
  }
  return Number.POSITIVE_INFINITY;
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
    window.blockedUntil = Math.max(window.blockedUntil, now + (limits.retryAfterMs ?? 0));
  }
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
