import PQueue from "p-queue";
import { type Action, isSameAction, type Job, type Jobs, mostActions, type WaitingJob, type Work } from "./jobs.ts";

/** What jobs of one process are told. */
export interface LocalJobsOptions {
  /** Wall clock in milliseconds since 1970. Absent: the machine's. */
  readonly now?: () => number;
}

/** Timers take no longer waits. */
const longestTimerMs = 2_147_483_647;
const tryAgainMs = 5_000;

interface Line {
  readonly sync: string;
  readonly actions: Action[];
  wakeAtMs?: number;
  notBeforeMs: number;
  /** It stands in the queue since its nth turn. */
  queued?: number;
  active: boolean;
  timer?: ReturnType<typeof setTimeout>;
}

/**
 * Jobs of one process, in its memory, for a store that one process has to itself. What is due is asked of the store when a process begins,
 * so nothing of that is lost with it; actions that wait are. A sync stands in the queue once, whatever waits for it, and goes to its end
 * after each job.
 */
export const createLocalJobs = ({ now = Date.now }: LocalJobsOptions = {}): Jobs => {
  const queue = new PQueue({ autoStart: false });
  const lines = new Map<string, Line>();
  let work: Work | undefined;
  let isStopped = false;
  let turns = 0;

  const lineOf = (sync: string): Line => {
    const line = lines.get(sync) ?? { sync, actions: [], notBeforeMs: 0, active: false };
    lines.set(sync, line);
    return line;
  };

  const readyAtMs = (line: Line): number =>
    Math.max(line.notBeforeMs, line.actions.length > 0 ? 0 : (line.wakeAtMs ?? Number.POSITIVE_INFINITY));

  const arm = (line: Line): void => {
    if (line.active || isStopped) return;
    clearTimeout(line.timer);
    const priority = line.actions.length > 0 ? 1 : 0;
    if (line.queued !== undefined) {
      queue.setPriority(line.sync, priority);
      return;
    }
    const waitMs = readyAtMs(line) - now();
    if (waitMs > 0) {
      if (Number.isFinite(waitMs)) line.timer = setTimeout(arm, Math.min(waitMs, longestTimerMs), line);
      return;
    }
    turns += 1;
    line.queued = turns;
    void queue.add(() => turn(line), { id: line.sync, priority });
  };

  const turn = async (line: Line): Promise<void> => {
    delete line.queued;
    const job = nextOf(line);
    if (!job || !work) return;
    line.active = true;
    try {
      await work(job, new AbortController().signal);
    } catch {
      // Who works tells what failed; here it is only not to be lost.
      if (job.action) line.actions.unshift(job.action);
      else line.wakeAtMs = Math.min(line.wakeAtMs ?? Number.POSITIVE_INFINITY, now());
      line.notBeforeMs = now() + tryAgainMs;
    } finally {
      line.active = false;
      arm(line);
    }
  };

  return {
    start: async (how, concurrency) => {
      work = how;
      queue.concurrency = concurrency;
      queue.start();
    },
    wake: async (sync, atMs) => {
      const line = lineOf(sync);
      line.wakeAtMs = Math.min(line.wakeAtMs ?? Number.POSITIVE_INFINITY, atMs);
      arm(line);
    },
    wakeMissing: async (syncs, atMs) => {
      for (const line of syncs.map(lineOf)) {
        if (line.active) continue;
        line.wakeAtMs ??= atMs;
        arm(line);
      }
    },
    ask: async (sync, action, atMs = 0) => {
      const line = lineOf(sync);
      // Whatever keeps an action from beginning keeps the whole sync.
      line.notBeforeMs = Math.max(line.notBeforeMs, atMs);
      if (line.actions.some((one) => isSameAction(one, action))) return;
      if (line.actions.length >= mostActions) throw new RangeError(`Too many actions wait for ${sync}`);
      line.actions.push(action);
      arm(line);
    },
    waiting: async () => inOrder([...lines.values()], now()),
    forget: async (sync) => {
      const line = lineOf(sync);
      clearTimeout(line.timer);
      line.actions.length = 0;
      delete line.wakeAtMs;
    },
    stop: async () => {
      isStopped = true;
      for (const { timer } of lines.values()) clearTimeout(timer);
      queue.pause();
      queue.clear();
      await queue.onPendingZero();
    },
  };
};

const nextOf = (line: Line): Job | undefined => {
  const action = line.actions.shift();
  if (action) return { sync: line.sync, action };
  if (line.wakeAtMs === undefined) return undefined;
  delete line.wakeAtMs;
  return { sync: line.sync };
};

/** Those who stand in the queue, actions first, then the others by their instants. What else waits for a sync comes after its first. */
const inOrder = (lines: readonly Line[], nowMs: number): readonly WaitingJob[] => {
  const [queued, later] = [lines.filter(isQueued), lines.filter((line) => !isQueued(line))];
  const ahead = queued.toSorted(
    (a, b) => Number(b.actions.length > 0) - Number(a.actions.length > 0) || a.queued - b.queued,
  );
  const first = ahead.flatMap((line) => jobsOf(line, nowMs).slice(0, 1));
  const rest = [
    ...ahead.flatMap((line) => jobsOf(line, nowMs).slice(1)),
    ...later.flatMap((line) => jobsOf(line, nowMs)),
  ];
  return [
    ...first.map((job, index) => ({ ...job, position: index + 1 })),
    ...rest.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  ];
};

const isQueued = (line: Line): line is Line & { readonly queued: number } => line.queued !== undefined;

const jobsOf = ({ sync, actions, wakeAtMs }: Line, nowMs: number): readonly WaitingJob[] => [
  ...actions.map((action) => ({ sync, action, at: new Date(nowMs).toISOString() })),
  ...(wakeAtMs === undefined ? [] : [{ sync, at: new Date(wakeAtMs).toISOString() }]),
];
