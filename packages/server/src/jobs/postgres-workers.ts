import type { PgBoss } from "pg-boss";
import type { Job, Work } from "./jobs.ts";

/** What fetches jobs in this process. */
export interface PostgresWorkers {
  start(work: Work, concurrency: number): Promise<void>;
  /** Has whoever is idle look at once, and a moment later again, as the database's clock may be behind ours. */
  nudge(): void;
  /** Whether nobody is idle. */
  isFull(): boolean;
}

const lookAgainAfterMs = [0, 30, 150];
/** What is left where nobody is told: a look each second. */
const often = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1, heartbeatRefreshSeconds: 5 };

/** One worker for each job that may be done at once: each fetches one at a time, and the next as soon as it has done that. */
export const createPostgresWorkers = (boss: PgBoss, queue: string): PostgresWorkers => {
  const workers: string[] = [];
  let busy = 0;
  const one = async (work: Work): Promise<void> => {
    const id = await boss.work<Job>(queue, often, async ([job]) => {
      busy += 1;
      try {
        if (job) await work(job.data, job.signal);
      } finally {
        busy -= 1;
        // Or it would wait for its next look while others wait for it.
        boss.notifyWorker(id);
      }
    });
    workers.push(id);
  };
  const notifyAll = () => {
    for (const id of workers) boss.notifyWorker(id);
  };
  return {
    start: async (work, concurrency) => {
      for (let count = 0; count < concurrency; count += 1) await one(work);
    },
    nudge: () => {
      for (const ms of lookAgainAfterMs) setTimeout(notifyAll, ms).unref();
    },
    isFull: () => workers.length > 0 && busy >= workers.length,
  };
};
