import type { Store } from "@rosterkit/core";
import PQueue from "p-queue";
import { type Action, isSameAction, type Jobs, mostActions, type Work } from "./jobs.ts";
import { readActions, writeActions } from "./kept-actions.ts";
import { actionsOf, inOrder, type Line, putBack, readyAtMs, takeNext } from "./line.ts";

/** What jobs of one process are told. */
export interface LocalJobsOptions {
  /** Wall clock in milliseconds since 1970. Absent: the machine's. */
  readonly now?: () => number;
  /** Where actions of people are kept until they are done; the next process begins with those. Absent: they go with the process. */
  readonly store?: Store;
}

/** Timers take no longer waits. */
const longestTimerMs = 2_147_483_647;
const tryAgainMs = 5_000;

/**
 * Jobs of one process, for a store that one process has to itself. What is due is asked of the store when a process begins, so nothing of that
 * is lost with it. A sync stands in the queue once, whatever waits for it, and goes to its end after each job.
 */
export const createLocalJobs = ({ now = Date.now, store }: LocalJobsOptions = {}): Jobs => {
  const queue = new PQueue({ autoStart: false });
  const lines = createLines(queue, now, (line) => turn(line));
  let work: Work | undefined;
  const keep = async (): Promise<void> => {
    if (store) await writeActions(store, () => actionsOf(lines.all()));
  };

  const turn = async (line: Line): Promise<void> => {
    delete line.queued;
    const job = takeNext(line);
    if (!job || !work) return;
    line.active = { job, sinceMs: now() };
    try {
      await work(job, new AbortController().signal);
    } catch {
      // Who works tells what failed; here it is only not to be lost.
      putBack(line, job, now());
      line.notBeforeMs = now() + tryAgainMs;
    }
    delete line.active;
    // Kept for longer than needed, it would be done once more.
    if (job.action) await keep().catch(() => undefined);
    lines.arm(line);
  };

  const ask = async (sync: string, action: Action, atMs = 0): Promise<void> => {
    const line = lines.of(sync);
    // Whatever keeps an action from beginning keeps the whole sync.
    line.notBeforeMs = Math.max(line.notBeforeMs, atMs);
    if (line.actions.some((one) => isSameAction(one, action))) return;
    if (line.actions.length >= mostActions) throw new RangeError(`Too many actions wait for ${sync}`);
    line.actions.push(action);
    await keep().catch((error) => {
      line.actions.splice(line.actions.indexOf(action), 1);
      throw error;
    });
    lines.arm(line);
  };

  return {
    start: async (how, concurrency) => {
      work = how;
      const left = store ? await readActions(store) : [];
      for (const { sync, action } of left) if (action) await ask(sync, action);
      queue.concurrency = concurrency;
      queue.start();
    },
    ask,
    ...wakingOf(lines),
    waiting: async () => inOrder(lines.all(), now()),
    isWaitedFor: async (sync) => lines.all().some((line) => isWaiting(line, sync, now())),
    active: async () =>
      lines
        .all()
        .flatMap(({ sync, active }) => (active ? [{ sync, since: new Date(active.sinceMs).toISOString() }] : [])),
    forget: async (sync) => {
      lines.clear(sync);
      await keep();
    },
    stop: async () => {
      lines.stop();
      queue.pause();
      queue.clear();
      await queue.onPendingZero();
    },
  };
};

const isWaiting = (line: Line, sync: string, nowMs: number): boolean =>
  line.sync === sync
    ? line.actions.length > 0 && line.notBeforeMs <= nowMs
    : line.active === undefined && readyAtMs(line) <= nowMs;

const wakingOf = (lines: ReturnType<typeof createLines>): Pick<Jobs, "wake" | "wakeMissing"> => ({
  wake: async (sync, atMs) => {
    const line = lines.of(sync);
    line.wakeAtMs = Math.min(line.wakeAtMs ?? Number.POSITIVE_INFINITY, atMs);
    lines.arm(line);
  },
  wakeMissing: async (syncs, atMs) => {
    for (const line of syncs.map(lines.of)) {
      if (line.active) continue;
      line.wakeAtMs ??= atMs;
      lines.arm(line);
    }
  },
});

/** Everybody's lines, each with a timer for its next instant and a place in the queue from then on. */
const createLines = (queue: PQueue, now: () => number, turn: (line: Line) => Promise<void>) => {
  const lines = new Map<string, Line>();
  let isStopped = false;
  let turns = 0;

  const of = (sync: string): Line => {
    const line = lines.get(sync) ?? { sync, actions: [], notBeforeMs: 0 };
    lines.set(sync, line);
    return line;
  };
  const enter = (line: Line, priority: number): void => {
    turns += 1;
    line.queued = turns;
    void queue.add(() => turn(line), { id: line.sync, priority });
  };
  const arm = (line: Line): void => {
    if (line.active || isStopped) return;
    clearTimeout(line.timer);
    const priority = line.actions.length > 0 ? 1 : 0;
    const waitMs = readyAtMs(line) - now();
    if (line.queued !== undefined) queue.setPriority(line.sync, priority);
    else if (waitMs <= 0) enter(line, priority);
    else if (Number.isFinite(waitMs)) line.timer = setTimeout(arm, Math.min(waitMs, longestTimerMs), line);
  };
  return {
    of,
    arm,
    all: () => [...lines.values()],
    clear: (sync: string) => {
      const line = of(sync);
      clearTimeout(line.timer);
      line.actions.length = 0;
      delete line.wakeAtMs;
    },
    stop: () => {
      isStopped = true;
      for (const { timer } of lines.values()) clearTimeout(timer);
    },
  };
};
