import type { Budget, BudgetRegistry, BudgetStanding, ShareableBudget, Visit } from "@rosterkit/core";
import { budgetName } from "./budget-name.ts";
import type { Standings, ToldStanding } from "./standings.ts";

/** With whom budgets are shared. */
interface ShareOptions {
  readonly standings: Standings;
  /** Which process we are. */
  readonly process: string;
  /** Told of the first of several failures in a row. */
  readonly onError: (error: Error) => void;
}

/** Budgets that are shared while they are used. */
interface SharingBudgets extends BudgetRegistry {
  /** Others have news of these budgets. */
  look(budgets: readonly string[]): void;
  stop(): Promise<void>;
}

const everyMs = 1_000;
/** From one exchange to the next at least, however much there is to tell. */
const shortestMs = { begin: 0, tell: 25, ask: 250 } as const;
/** Somebody who said nothing for so long has died, or cannot reach the database. */
const deadAfterMs = 6_000;
/** The first calls after a pause wait no longer to hear how the others stand. */
const longestFirstWaitMs = 1_000;

/** Exchanges the standings of all budgets in use each second, and sooner where that is too late: one exchange at a time, whatever the number of budgets. */
export const shareBudgets = (options: ShareOptions): SharingBudgets => {
  const state: State = {
    ...options,
    kept: new Map(),
    timer: undefined,
    nextAt: Number.POSITIVE_INFINITY,
    lastAt: Number.NEGATIVE_INFINITY,
    isUrgent: false,
    isAgain: false,
    isFailing: false,
    isStopped: false,
    running: undefined,
  };
  return {
    for: (key, make) => {
      const name = budgetName(key);
      const kept = state.kept.get(name) ?? keep(state, name, make());
      state.kept.set(name, kept);
      return kept.facade;
    },
    look: (budgets) => {
      if (budgets.some((name) => state.kept.get(name)?.isUsed)) soon(state, shortestMs.tell);
    },
    stop: () => stop(state),
  };
};

interface State extends ShareOptions {
  readonly kept: Map<string, Kept>;
  timer: NodeJS.Timeout | undefined;
  /** When the next exchange is due, and when the last one began; by the process's own clock. */
  nextAt: number;
  lastAt: number;
  /** The others are to hear of the next exchange at once. */
  isUrgent: boolean;
  /** One became due while another went on. */
  isAgain: boolean;
  isFailing: boolean;
  isStopped: boolean;
  running: Promise<void> | undefined;
}

interface Kept {
  readonly name: string;
  readonly budget: ShareableBudget;
  /** What whoever draws from it is handed. */
  readonly facade: Budget;
  /** The others know of it, and we of them. */
  isUsed: boolean;
  /** Calls that wait until it is used. */
  beginning: Beginning | undefined;
  /** What was heard last, and when. */
  heard: { readonly told: readonly ToldStanding[]; readonly at: number };
}

interface Beginning extends PromiseWithResolvers<void> {
  readonly visits: Visit[];
}

const keep = (state: State, name: string, budget: ShareableBudget): Kept => {
  const kept: Kept = {
    name,
    budget,
    facade: {
      // Whoever begins does not know yet what the others use, or that the vendor wants to be left alone.
      enter: (visit) =>
        kept.isUsed || state.isStopped
          ? budget.enter(visit)
          : begin(state, kept, visit).then(() => budget.enter(visit)),
      get concurrency() {
        return budget.concurrency;
      },
    },
    isUsed: false,
    beginning: undefined,
    heard: { told: [], at: 0 },
  };
  budget.onNews((news) => {
    if (!kept.isUsed) return;
    state.isUrgent ||= news === "tell";
    soon(state, shortestMs[news]);
  });
  return kept;
};

const begin = async (state: State, kept: Kept, visit: Visit): Promise<void> => {
  kept.beginning ??= firstWait(state, kept);
  kept.beginning.visits.push(visit);
  await kept.beginning.promise;
};

const firstWait = (state: State, kept: Kept): Beginning => {
  const beginning = { ...Promise.withResolvers<void>(), visits: [] };
  const timer = setTimeout(begun, longestFirstWaitMs, kept, beginning);
  void beginning.promise.then(() => clearTimeout(timer));
  state.isUrgent = true;
  soon(state, shortestMs.begin);
  return beginning;
};

const begun = (kept: Kept, beginning = kept.beginning) => {
  kept.isUsed = true;
  if (kept.beginning === beginning) kept.beginning = undefined;
  beginning?.resolve();
};

const soon = (state: State, shortest: number) => {
  const now = performance.now();
  const at = Math.max(now, state.lastAt + shortest);
  if (state.isStopped || at >= state.nextAt) return;
  clearTimeout(state.timer);
  state.nextAt = at;
  state.timer = setTimeout(exchangeNow, at - now, state);
};

const exchangeNow = (state: State) => {
  state.nextAt = Number.POSITIVE_INFINITY;
  state.isAgain = state.running !== undefined;
  state.running ??= exchange(state, inUse(state)).finally(() => {
    state.running = undefined;
    if (inUse(state).length > 0) soon(state, state.isAgain ? shortestMs.tell : everyMs);
    state.isAgain = false;
  });
};

const inUse = ({ kept }: State): readonly Kept[] =>
  [...kept.values()].filter(({ isUsed, beginning }) => isUsed || beginning);

/** Never rejects: while nobody is reached, what was heard last holds. */
const exchange = async (state: State, used: readonly Kept[]): Promise<void> => {
  state.lastAt = performance.now();
  const own = used.map(standingOf);
  await tell(state, own);
  for (const { kept, standing, beginning } of own) {
    if (beginning) begun(kept, beginning);
    hand(state, kept, standing);
  }
};

/** With whoever waits before the budget until it is known how the others stand. Others reckon with nothing from somebody idle, so whoever comes from now on begins. */
const standingOf = (kept: Kept): Own => {
  const { budget, beginning } = kept;
  const standing = budget.standing(beginning?.visits);
  if (isIdle(standing)) kept.isUsed = false;
  return { kept, standing, beginning };
};

const isIdle = ({ urgent, bulk, buckets }: BudgetStanding): boolean =>
  urgent === 0 && bulk === 0 && Object.values(buckets).every(({ inFlight }) => inFlight === 0);

interface Own {
  readonly kept: Kept;
  readonly standing: BudgetStanding;
  /** Who was told of with it. */
  readonly beginning: Beginning | undefined;
}

const tell = async (state: State, own: readonly Own[]): Promise<void> => {
  const { isUrgent } = state;
  state.isUrgent = false;
  try {
    const standings = own.map(({ kept: { name }, standing }) => ({ budget: name, standing }));
    const told = Map.groupBy(await state.standings.exchange(standings, isUrgent), ({ budget }) => budget);
    const at = performance.now();
    for (const { kept } of own) kept.heard = { told: told.get(kept.name) ?? [], at };
    state.isFailing = false;
  } catch (error) {
    state.isUrgent ||= isUrgent;
    if (!state.isFailing) state.onError(error instanceof Error ? error : new Error(String(error)));
    state.isFailing = true;
  }
};

const hand = ({ process }: State, { budget, heard }: Kept, own: BudgetStanding) => {
  const agoMs = performance.now() - heard.at;
  const others = heard.told
    .toSorted((a, b) => (a.process < b.process ? -1 : 1))
    .map(({ standing, ageMs, process }) => ({
      process,
      standing,
      ageMs: ageMs + agoMs,
      // As it was when they were heard: while nobody is reached, nobody dies.
      isAlive: ageMs < deadAfterMs && !isIdle(standing),
    }));
  const position = others.filter((other) => other.isAlive && other.process < process).length;
  budget.heed(own, { others, position, turn: turnOf(Date.now()) });
};

/** Goes from minute to minute by the golden ratio, so that parts that cannot be divided go round. */
const turnOf = (nowMs: number): number => (Math.floor(nowMs / 60_000) * 0.618_034) % 1;

const stop = async (state: State): Promise<void> => {
  state.isStopped = true;
  clearTimeout(state.timer);
  await state.running;
  const used = inUse(state);
  for (const kept of used) begun(kept);
  state.isUrgent = true;
  const leaving = used.map((kept) => ({ kept, standing: gone(kept.budget.standing()), beginning: undefined }));
  if (leaving.length > 0) await tell(state, leaving);
  await state.standings.close();
};

/** What was used stays used. */
const gone = (standing: BudgetStanding): BudgetStanding => ({
  ...standing,
  urgent: 0,
  bulk: 0,
  buckets: Object.fromEntries(
    Object.entries(standing.buckets).map(([bucket, one]) => [bucket, { ...one, inFlight: 0 }]),
  ),
});
