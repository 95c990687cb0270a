import type { Action, Job, WaitingJob } from "./jobs.ts";

/** What waits for one sync. */
export interface Line {
  readonly sync: string;
  readonly actions: Action[];
  wakeAtMs?: number;
  notBeforeMs: number;
  /** It stands in the queue since its nth turn. */
  queued?: number;
  /** The job that is being done, and since when, in milliseconds since 1970. */
  active?: { readonly job: Job; readonly sinceMs: number };
  timer?: ReturnType<typeof setTimeout>;
}

/** When its next job may begin. Infinity: nothing waits. */
export const readyAtMs = ({ notBeforeMs, actions, wakeAtMs }: Line): number =>
  Math.max(notBeforeMs, actions.length > 0 ? 0 : (wakeAtMs ?? Number.POSITIVE_INFINITY));

/** Takes its next job out. */
export const takeNext = (line: Line): Job | undefined => {
  const action = line.actions.shift();
  if (action) return { sync: line.sync, action };
  if (line.wakeAtMs === undefined) return undefined;
  delete line.wakeAtMs;
  return { sync: line.sync };
};

/** Puts a job back that could not be done. */
export const putBack = (line: Line, { action }: Job, nowMs: number): void => {
  if (action) line.actions.unshift(action);
  else line.wakeAtMs = Math.min(line.wakeAtMs ?? Number.POSITIVE_INFINITY, nowMs);
};

/** Those who stand in the queue, actions first, then the others by their instants. What else waits for a sync comes after its first. */
export const inOrder = (lines: readonly Line[], nowMs: number): readonly WaitingJob[] => {
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

/** Actions of people that are not done yet, those that are being done first. */
export const actionsOf = (lines: readonly Line[]): readonly Job[] => [
  ...lines.flatMap(({ active }) => (active?.job.action ? [active.job] : [])),
  ...lines.flatMap(({ sync, actions }) => actions.map((action) => ({ sync, action }))),
];
