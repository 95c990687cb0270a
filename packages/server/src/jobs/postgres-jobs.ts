import type { JobWithMetadata, PgBoss } from "pg-boss";
import { type Action, isSameAction, type Job, type Jobs, mostActions, type WaitingJob } from "./jobs.ts";

/** Where the jobs are. */
export interface PostgresJobsOptions {
  /** The database of the store, or another one. */
  readonly connectionString: string;
  /** The schema that pg-boss keeps its tables in, made when it is not there. Absent: `rosterkit_jobs`. */
  readonly schema?: string;
  /** Told what fails beside the jobs, as when the database cannot be reached for a moment. Absent: nobody is. */
  readonly onError?: (error: Error) => void;
}

const queue = "turns";
const daySeconds = 86_400;
/** A process that has not said for so long that it lives is dead, and another one takes its job. */
const deadAfterSeconds = 15;
/** More than waits for a thousand syncs. */
const mostListed = 100_000;

/**
 * Jobs in PostgreSQL, by pg-boss: any number of processes share them. One that dies is noticed after some seconds and its job is given to
 * another. The policy `singleton` with the sync as its key is a unique index, so that no two jobs of one sync can be active, whatever the
 * processes do.
 */
export const createPostgresJobs = async (options: PostgresJobsOptions): Promise<Jobs> => {
  const boss = await openBoss(options);
  const waitingFor = (sync: string) => boss.findJobs<Job>(queue, { key: sync, queued: true, limit: mostListed });
  const send = (job: Job, startAfter: Date) =>
    boss.send(queue, job, { singletonKey: job.sync, startAfter, priority: job.action ? 1 : 0 });
  return {
    start: async (work, concurrency) => {
      const often = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1, heartbeatRefreshSeconds: 5 };
      await boss.work<Job>(queue, { localConcurrency: concurrency, ...often }, async ([job]) => {
        if (job) await work(job.data, job.signal);
      });
    },
    wake: async (sync, atMs) => {
      const [first] = (await waitingFor(sync)).filter(isWake).toSorted(bySoonest);
      const at = new Date(atMs);
      if (!first) await send({ sync }, at);
      else if (first.startAfter > at) await boss.update(queue, undefined, { id: first.id, startAfter: at });
    },
    wakeMissing: async (syncs, atMs) => {
      const known = new Set((await listed(boss)).filter(isWake).map(({ data }) => data.sync));
      const missing = syncs.filter((sync) => !known.has(sync));
      const startAfter = new Date(atMs);
      const jobs = missing.map((sync) => ({ data: { sync }, singletonKey: sync, startAfter }));
      if (jobs.length > 0) await boss.insert(queue, jobs);
    },
    ask: async (sync, action, atMs = Date.now()) => {
      const actions = (await waitingFor(sync)).filter((job) => !isWake(job));
      if (actions.some(({ data }) => isSameAction(data.action, action))) return;
      if (actions.length >= mostActions) throw new RangeError(`Too many actions wait for ${sync}`);
      await send({ sync, action }, new Date(atMs));
    },
    waiting: async () => inOrder(await listed(boss)),
    forget: async (sync) => {
      const ids = (await waitingFor(sync)).map(({ id }) => id);
      if (ids.length > 0) await boss.cancel(queue, ids);
    },
    stop: async () => {
      await boss.offWork(queue, { wait: true });
      await boss.stop({ graceful: false });
    },
  };
};

const openBoss = async ({ connectionString, schema = "rosterkit_jobs", onError }: PostgresJobsOptions) => {
  const { PgBoss } = await import("pg-boss");
  const boss = new PgBoss({
    connectionString,
    schema,
    application_name: "rosterkit jobs",
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on("error", (error) => onError?.(error));
  await boss.start();
  await boss.createQueue(queue, {
    policy: "singleton",
    notify: true,
    heartbeatSeconds: deadAfterSeconds,
    // The longest that pg-boss allows: it is the heartbeat that tells whether somebody works.
    expireInSeconds: daySeconds,
    retryLimit: 1000,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 300,
    retentionSeconds: 30 * daySeconds,
    // Whoever was named by an action is not kept here; the journal has what was done.
    deleteAfterSeconds: 3600,
  });
  return boss;
};

const listed = (boss: PgBoss) => boss.findJobs<Job>(queue, { queued: true, limit: mostListed });

type Listed = JobWithMetadata<Job>;

const isWake = ({ data }: Listed): boolean => data.action === undefined;

const bySoonest = (a: Listed, b: Listed): number => a.startAfter.getTime() - b.startAfter.getTime();

/** As pg-boss fetches them: by priority, then age; those that are to wait after these. */
const inOrder = (jobs: readonly Listed[]): readonly WaitingJob[] => {
  const now = new Date();
  const ready = jobs
    .filter(({ startAfter }) => startAfter <= now)
    .toSorted((a, b) => b.priority - a.priority || a.createdOn.getTime() - b.createdOn.getTime());
  const later = jobs.filter(({ startAfter }) => startAfter > now).toSorted(bySoonest);
  return [...ready.map((job, index) => ({ ...waitingOf(job), position: index + 1 })), ...later.map(waitingOf)];
};

const waitingOf = ({ data: { sync, action }, startAfter }: Listed): WaitingJob => ({
  sync,
  at: startAfter.toISOString(),
  ...(action && { action: action satisfies Action }),
});
