import { ConfigurationError } from "@rosterkit/core";
import type { Job, Work } from "../jobs/jobs.ts";
import { type Background, createBackground } from "./in-background.ts";
import { createPlansInMemory, type KeptPlans } from "./kept-plans.ts";
import { changeHealth, readHealth } from "./kept-state.ts";
import { tell } from "./notice.ts";
import type { Runner, RunnerOptions, RunnerState, RunningTurn } from "./runner.ts";
import { isoOf, type RunnerContext } from "./runner-context.ts";
import { runningAnywhere, statusOf } from "./status-of.ts";
import { createEventTaker } from "./take-events.ts";
import { takeTurn } from "./take-turn.ts";

const defaultGraceMs = 25_000;

/** Makes a runner. It does nothing before `start`. */
export function createRunner(options: RunnerOptions): Runner {
  const { gatherMs = 2000, onFault } = options;
  const drain = new AbortController();
  const context = contextOf(options, drain.signal);
  const background = createBackground(onFault);
  const { running, work } = createWork(context);
  const life = createLife(context, { background, work, drain, concurrency: options.concurrency ?? 4 });
  return {
    ...askingOf(context),
    start: life.start,
    stop: life.stop,
    get state() {
      return life.state;
    },
    receive: createEventTaker(context, background, gatherMs),
    running: () => [...running],
  };
}

const contextOf = (options: RunnerOptions, draining: AbortSignal): RunnerContext => {
  const { now = Date.now, lookAgainMinutes = 15, sliceSeconds = 30, plans } = options;
  const unfinishedPlans = plans && isForUnfinished(plans) ? plans : createPlansInMemory();
  const [lookAgainMs, sliceMs] = [lookAgainMinutes * 60_000, sliceSeconds * 1000];
  return { ...options, now, lookAgainMs, sliceMs, unfinishedPlans, draining };
};

const isForUnfinished = (plans: NonNullable<RunnerOptions["plans"]>): plans is KeptPlans =>
  plans.save !== undefined && plans.remove !== undefined;

/** What each job is, with what is under way. A turn that rejects is taken again. */
const createWork = (context: RunnerContext): { readonly running: ReadonlySet<RunningTurn>; readonly work: Work } => {
  const running = new Set<RunningTurn>();
  const work = async (job: Job, lost: AbortSignal): Promise<void> => {
    const turn = { sync: job.sync, since: isoOf(context.now()) };
    running.add(turn);
    try {
      await takeTurn(context, job, lost);
    } catch (error) {
      tell(context.onFault, { doing: `a turn of ${job.sync}`, error });
      throw error;
    } finally {
      running.delete(turn);
    }
  };
  return { running, work };
};

type Asking = Pick<
  Runner,
  "syncNow" | "syncAll" | "applyPlan" | "replay" | "wake" | "release" | "queue" | "runningAnywhere" | "status"
>;

/** What people ask of it. */
const askingOf = (context: RunnerContext): Asking => {
  const { jobs, syncs, store, plans, now } = context;
  return {
    syncNow: (sync, { subject, confirm } = {}) => {
      const of = subject === undefined ? ({ kind: "everybody" } as const) : ({ kind: "person", subject } as const);
      return jobs.ask(sync, { ...of, ...(confirm && { confirm }) });
    },
    syncAll: (sync, { confirm } = {}) => jobs.ask(sync, { kind: "sync all", ...(confirm && { confirm }) }),
    applyPlan: async (sync, plan) => {
      if (!plans) throw noPlans();
      await jobs.ask(sync, { kind: "plan", plan });
    },
    wake: (sync) => jobs.wake(sync, now()),
    replay: async (sync, window) => {
      const unattended = await syncs.open(sync);
      if (!unattended) return undefined;
      const replayed = await unattended.sync.replay(window);
      if (!unattended.switchedOff) await jobs.wake(sync, now());
      return replayed;
    },
    release: async (connection) => {
      if (!(await readHealth(store, connection))) return;
      await changeHealth(store, connection, () => undefined);
      for (const sync of await syncs.list()) await jobs.wake(sync, now());
    },
    queue: () => jobs.waiting(),
    runningAnywhere: () => runningAnywhere(context),
    status: (sync) => statusOf(context, sync),
  };
};

interface Living {
  readonly background: Background;
  readonly work: Work;
  readonly drain: AbortController;
  readonly concurrency: number;
}

/** Its beginning, its look at everybody now and then, and its end. */
const createLife = (
  { jobs, syncs, now, lookAgainMs }: RunnerContext,
  { background, work, drain, concurrency }: Living,
): Pick<Runner, "start" | "stop" | "state"> => {
  let state: RunnerState = "new";
  let sweep: ReturnType<typeof setInterval> | undefined;
  const wakeMissing = async () => jobs.wakeMissing(await syncs.list(), now());
  return {
    get state() {
      return state;
    },
    start: async () => {
      await wakeMissing();
      await jobs.start(work, concurrency);
      state = "running";
      sweep = setInterval(() => background.begin("looking what is due", wakeMissing), lookAgainMs);
    },
    stop: async ({ graceMs = defaultGraceMs } = {}) => {
      if (state === "stopped" || state === "draining") return;
      state = "draining";
      clearInterval(sweep);
      const timer = setTimeout(() => drain.abort(new Error("The process is to end")), graceMs);
      await background.end();
      await jobs.stop();
      clearTimeout(timer);
      state = "stopped";
    },
  };
};

const noPlans = (): ConfigurationError =>
  new ConfigurationError([{ path: "plans", message: "is not said: nobody knows where plans are kept" }], {
    remedy: "Hand the runner `plans`, as of the store that `onPlan` saves into.",
  });
