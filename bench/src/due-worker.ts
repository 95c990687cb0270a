import { argv } from "node:process";
import { createLocalJobs, createPostgresJobs, createRunner } from "@rosterkit/server";
import { openPostgresStore, openSqliteStore } from "@rosterkit/store";
import { openSlowSync } from "./open-slow-sync.ts";
import { tellNews } from "./worker-news.ts";
import type { Due } from "./worker-processes.ts";

// A process of its own: `due-worker.ts <orders as JSON>`. Works on whatever is due until it is let go.

/** What a worker is told. */
export interface WorkerOrders {
  readonly connectionString: string;
  readonly schema: string;
  /** Syncs that it works on at once. */
  readonly concurrency: number;
  /** It works alone, over a store in this file. */
  readonly file?: string;
  /** After so long a run makes way where somebody waits. Absent: as it comes. */
  readonly sliceSeconds?: number;
}

const { connectionString, schema, concurrency, file, ...slices }: WorkerOrders = JSON.parse(argv[2] ?? "{}");
const place = { connectionString, schema };
const store = await (file === undefined ? openPostgresStore(place) : openSqliteStore({ file }));
const jobs =
  file === undefined ? await createPostgresJobs({ connectionString, schema: `${schema}_jobs` }) : createLocalJobs();
const runner = createRunner({
  store,
  jobs,
  plans: store.plans,
  syncs: {
    // Whoever measures says what is due.
    list: async () => [],
    open: async (sync) => {
      tellNews({ what: "begins", sync });
      return openSlowSync(sync, store);
    },
  },
  concurrency,
  onTurn: ({ sync }) => tellNews({ what: "ends", sync }),
  ...slices,
});
await runner.start();
process.on("message", async (due: Due) => {
  for (const [sync, atMs] of due) await jobs.wake(sync, atMs);
});
process.once("disconnect", async () => {
  await runner.stop();
  await store.close();
});
tellNews({ what: "ready" });
