import { ConfigurationError } from "@rosterkit/core";
import type { Job } from "../jobs/jobs.ts";
import { pausesOf } from "./keep-trouble.ts";
import { changeHealth, readHealth } from "./kept-state.ts";
import { tell } from "./notice.ts";
import { createReceiver } from "./receive-in-line.ts";
import type { Runner, RunnerOptions, RunnerState, RunningTurn } from "./runner.ts";
import { isoOf, type RunnerContext } from "./runner-context.ts";
import { takeTurn } from "./take-turn.ts";

const defaultGraceMs = 25_000;

/** Makes a runner. It does nothing before `start`. */
export function createRunner(options: RunnerOptions): Runner {
  const { jobs, syncs, now = Date.now, lookAgainMinutes = 15, concurrency = 4, gatherMs = 2000 } = options;
  const drain = new AbortController();
  const lookAgainMs = lookAgainMinutes * 60_000;
  const context: RunnerContext = { ...options, now, lookAgainMs, draining: drain.signal };
  const running = new Set<RunningTurn>();
  const background = new Set<Promise<void>>();
  const receive = createReceiver();
  const soonMs = new Map<string, number>();
  let state: RunnerState = "new";
  let sweep: ReturnType<typeof setInterval> | undefined;

  const work = async (job: Job, lost: AbortSignal): Promise<void> => {
    const turn = { sync: job.sync, since: isoOf(now()) };
    running.add(turn);
    try {
      await takeTurn(context, job, lost);
    } finally {
      running.delete(turn);
    }
  };
  const wakeMissing = async () => jobs.wakeMissing(await syncs.list(), now());
  /** Nobody waits for it, but the process does before it ends. What fails is made up for by the next look. */
  const inBackground = (doing: Promise<void>): void => {
    const done = doing.catch(() => undefined).finally(() => background.delete(done));
    background.add(done);
  };

  /** A wake that is still to come is one for this event too, as it is stored already. */
  const wakeSoon = (sync: string): void => {
    if (state === "stopped" || (soonMs.get(sync) ?? 0) > now()) return;
    soonMs.set(sync, now() + gatherMs);
    inBackground(jobs.wake(sync, now() + gatherMs));
  };

  return {
    get state() {
      return state;
    },
    start: async () => {
      await wakeMissing();
      await jobs.start(work, concurrency);
      state = "running";
      sweep = setInterval(() => inBackground(wakeMissing()), lookAgainMs);
    },
    syncNow: (sync, { subject, confirm } = {}) => {
      const of = subject === undefined ? ({ kind: "everybody" } as const) : ({ kind: "person", subject } as const);
      return jobs.ask(sync, { ...of, ...(confirm && { confirm }) });
    },
    syncAll: (sync, { confirm } = {}) => jobs.ask(sync, { kind: "sync all", ...(confirm && { confirm }) }),
    applyPlan: async (sync, plan) => {
      if (!options.plans) throw noPlans();
      await jobs.ask(sync, { kind: "plan", plan });
    },
    wake: (sync) => jobs.wake(sync, now()),
    receive: async (sync, request) => {
      const startedMs = now();
      const unattended = await syncs.open(sync);
      if (!unattended) return undefined;
      const response = await receive(sync, unattended.sync, request);
      if (!response) return undefined;
      if (response.ok && !unattended.switchedOff) wakeSoon(sync);
      tell(options.onWebhook, { sync, status: response.status, ms: now() - startedMs });
      return response;
    },
    replay: async (sync, window) => {
      const unattended = await syncs.open(sync);
      if (!unattended) return undefined;
      const replayed = await unattended.sync.replay(window);
      if (!unattended.switchedOff) await jobs.wake(sync, now());
      return replayed;
    },
    release: async (connection) => {
      if (!(await readHealth(options.store, connection))) return;
      await changeHealth(options.store, connection, () => undefined);
      for (const sync of await syncs.list()) await jobs.wake(sync, now());
    },
    queue: () => jobs.waiting(),
    running: () => [...running],
    status: async (sync) => {
      const unattended = await syncs.open(sync);
      if (!unattended) return undefined;
      const waiting = (await jobs.waiting()).filter((job) => job.sync === sync);
      const isRunning = [...running].some((turn) => turn.sync === sync);
      return { running: isRunning, waiting, ...(await pausesOf(options.store, sync, unattended)) };
    },
    stop: async ({ graceMs = defaultGraceMs } = {}) => {
      if (state === "stopped" || state === "draining") return;
      state = "draining";
      clearInterval(sweep);
      const timer = setTimeout(() => drain.abort(new Error("The process is to end")), graceMs);
      await Promise.all(background);
      await jobs.stop();
      clearTimeout(timer);
      state = "stopped";
    },
  };
}

const noPlans = (): ConfigurationError =>
  new ConfigurationError([{ path: "plans", message: "is not said: nobody knows where plans are kept" }], {
    remedy: "Hand the runner `plans`, as of the store that `onPlan` saves into.",
  });
