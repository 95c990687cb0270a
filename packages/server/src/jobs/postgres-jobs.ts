import type { JobWithMetadata, PgBoss } from "pg-boss";
import { type Alarm, createAlarm } from "./alarm.ts";
import {
  type Action,
  type ActiveJob,
  isSameAction,
  type Job,
  type Jobs,
  mostActions,
  type WaitingJob,
} from "./jobs.ts";
import { createPostgresWorkers } from "./postgres-workers.ts";

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
const defaultSchema = "rosterkit_jobs";
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
  const workers = createPostgresWorkers(boss, queue);
  const waitingFor: WaitingFor = (sync) => boss.findJobs<Job>(queue, { key: sync, queued: true, limit: mostListed });
  const alarm = createAlarm(([sync]) => {
    workers.nudge();
    if (workers.isFull() && sync !== undefined)
      tellOthers(boss, waitingFor, sync).catch((error) => options.onError?.(error));
  });
  return {
    start: async (work, concurrency) => {
      for (const { data, startAfter } of await listed(boss)) alarm.set(data.sync, startAfter.getTime());
      await workers.start(work, concurrency);
    },
    ...askingOf(boss, waitingFor, alarm),
    waiting: async () => inOrder(await listed(boss)),
    ...lookingOf(boss, options),
    forget: async (sync) => {
      const ids = (await waitingFor(sync)).map(({ id }) => id);
      if (ids.length > 0) await boss.cancel(queue, ids);
    },
    stop: async () => {
      alarm.stop();
      await boss.offWork(queue, { wait: true });
      await boss.stop({ graceful: false });
    },
  };
};

type WaitingFor = (sync: string) => Promise<readonly Listed[]>;

/** What is due at an instant is fetched then by whoever set the alarm; somebody who polls would do so within a second. */
const askingOf = (boss: PgBoss, waitingFor: WaitingFor, alarm: Alarm): Pick<Jobs, "wake" | "wakeMissing" | "ask"> => ({
  wake: async (sync, atMs) => {
    const [first] = (await waitingFor(sync)).filter(isWake).toSorted(bySoonest);
    if (!first) await send(boss, { sync }, atMs);
    else if (first.startAfter.getTime() > atMs)
      await boss.update(queue, undefined, { id: first.id, startAfter: new Date(atMs) });
    alarm.set(sync, Math.min(atMs, first?.startAfter.getTime() ?? atMs));
  },
  wakeMissing: async (syncs, atMs) => {
    const wakes = (await listed(boss)).filter(isWake);
    for (const { data, startAfter } of wakes) alarm.set(data.sync, startAfter.getTime());
    const known = new Set(wakes.map(({ data }) => data.sync));
    const missing = syncs.filter((sync) => !known.has(sync));
    const jobs = missing.map((sync) => ({ data: { sync }, singletonKey: sync, ...startAfter(atMs) }));
    if (jobs.length > 0) await boss.insert(queue, jobs);
  },
  ask: async (sync, action, atMs = 0) => {
    const actions = (await waitingFor(sync)).filter((job) => !isWake(job));
    if (actions.some(({ data }) => isSameAction(data.action, action))) return;
    if (actions.length >= mostActions) throw new RangeError(`Too many actions wait for ${sync}`);
    await send(boss, { sync, action }, atMs);
  },
});

const send = (boss: PgBoss, job: Job, atMs: number) =>
  boss.send(queue, job, { singletonKey: job.sync, priority: job.action ? 1 : 0, ...startAfter(atMs) });

/** Absent for what is to begin at once: the database goes by its own clock, and tells workers of nothing that it holds for a later instant. */
const startAfter = (atMs: number): { readonly startAfter?: Date } =>
  atMs > Date.now() ? { startAfter: new Date(atMs) } : {};

/** Touched, it is told to every process. */
const tellOthers = async (boss: PgBoss, waitingFor: WaitingFor, sync: string): Promise<void> => {
  const [first] = (await waitingFor(sync)).toSorted(bySoonest);
  if (first) await boss.update(queue, undefined, { id: first.id, startAfter: first.startAfter });
};

/** What pg-boss does not tell of the jobs of one queue in few words. */
const lookingOf = (
  boss: PgBoss,
  { schema = defaultSchema }: PostgresJobsOptions,
): Pick<Jobs, "isWaitedFor" | "active"> => {
  const ask = async (sql: string, values: readonly unknown[]): Promise<readonly unknown[]> =>
    (await boss.getDb().executeSql(sql, [...values])).rows;
  return {
    isWaitedFor: async (sync) => (await ask(waitedForSql(schema), [queue, sync])).length > 0,
    active: async () => (await ask(activeSql(schema), [queue])) as readonly ActiveJob[],
  };
};

/** One that waits for its own sync's active job waits for no place. */
const waitedForSql = (schema: string) => `
  SELECT 1 FROM ${schema}.job waits
  WHERE name = $1 AND state < 'active' AND start_after <= now() AND (singleton_key <> $2 OR priority > 0)
    AND NOT EXISTS (
      SELECT 1 FROM ${schema}.job
      WHERE name = $1 AND state = 'active' AND singleton_key = waits.singleton_key AND singleton_key <> $2
    )
  LIMIT 1`;

const activeSql = (schema: string) => `
  SELECT singleton_key AS sync, to_char(started_on AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS since
  FROM ${schema}.job WHERE name = $1 AND state = 'active' ORDER BY started_on`;

const openBoss = async ({ connectionString, schema = defaultSchema, onError }: PostgresJobsOptions) => {
  const { PgBoss } = await import("pg-boss");
  const boss = new PgBoss({
    connectionString,
    schema,
    application_name: "rosterkit jobs",
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    maintenanceIntervalSeconds: 60,
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
    deleteAfterSeconds: 60,
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
