import { setTimeout as wait } from "node:timers/promises";
import { createPostgresJobs, type Jobs } from "@rosterkit/server";
import { migratePostgresStore } from "@rosterkit/store";
import { makeWorkerUtils } from "graphile-worker";
import pg from "pg";
import type { WorkerOrders } from "./due-worker.ts";
import { type Due, startWorker, type Turn, type WorkerProcess } from "./worker-processes.ts";

/** Syncs that are due in a schema of their own, and processes that work on them. */
export interface DueScene {
  /** Those that were killed too. */
  readonly turns: () => readonly Turn[];
  /** The workers there are. */
  readonly workers: readonly WorkerProcess[];
  /** So many more processes; resolves once all are ready. */
  startAll(count: number, program: URL, more?: object): Promise<void>;
  /** Has syncs run at an instant, in milliseconds since 1970, by our queue. */
  wakeAll(syncs: readonly string[], atMs: number): Promise<void>;
  /** Has a run that nobody needs to confirm come next, by our queue. */
  ask(sync: string): Promise<void>;
  /** Has syncs run at their instants, by graphile-worker. */
  addAll(due: Due): Promise<void>;
  /** Waits until each sync had a turn that ended by itself. Rejects when that takes too long. */
  allDone(syncs: readonly string[]): Promise<void>;
  /** How many accounts are linked. */
  linked(): Promise<number>;
  close(): Promise<void>;
}

const patienceMs = 150_000;

/** Makes the schema. */
export async function openDueScene(connectionString: string, schema: string, concurrency: number): Promise<DueScene> {
  const orders: WorkerOrders = { connectionString, schema, concurrency };
  await migratePostgresStore({ connectionString, schema });
  const pool = new pg.Pool({ connectionString, max: 2 });
  const workers: WorkerProcess[] = [];
  let jobs: Jobs | undefined;
  const openJobs = async () => {
    jobs ??= await createPostgresJobs({ connectionString, schema: `${schema}_jobs` });
    return jobs;
  };
  const turns = () => workers.flatMap((worker) => worker.turns);
  return {
    turns,
    workers,
    startAll: async (count, program, more = {}) => {
      const start = () => startWorker(program, { ...orders, ...more });
      workers.push(...(await Promise.all(Array.from({ length: count }, start))));
    },
    wakeAll: async (syncs, atMs) => {
      // As if they had run before: a first run waits for somebody to confirm it.
      const ran = `insert into ${schema}.kept select unnest($1::text[]), 'ran', '"2026-01-01T00:00:00.000Z"'`;
      await pool.query(ran, [syncs]);
      await (await openJobs()).wakeMissing(syncs, atMs);
    },
    ask: async (sync) => (await openJobs()).ask(sync, { kind: "everybody", confirm: true }),
    addAll: async (due) => {
      const utils = await makeWorkerUtils({ connectionString, schema: `${schema}_graphile` });
      const jobOf = ([sync, atMs]: readonly [string, number]) => ({
        identifier: "turn",
        payload: { sync },
        queueName: sync,
        runAt: new Date(atMs),
      });
      await utils.addJobs(due.map(jobOf));
      await utils.release();
    },
    allDone: async (syncs) => {
      for (const giveUpMs = Date.now() + patienceMs; ; await wait(50)) {
        const ended = new Set(turns().flatMap(({ sync, toMs, cut }) => (toMs === undefined || cut ? [] : [sync])));
        if (syncs.every((sync) => ended.has(sync))) return;
        if (Date.now() > giveUpMs) throw new Error(`${syncs.length - ended.size} of ${syncs.length} syncs never ended`);
      }
    },
    linked: async () => {
      const { rows } = await pool.query<{ count: string }>(`select count(*) from ${schema}.links`);
      return Number(rows[0]?.count);
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await jobs?.stop();
      await pool.end();
    },
  };
}
