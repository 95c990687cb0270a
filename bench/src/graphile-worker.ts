import { argv } from "node:process";
import { openPostgresStore } from "@rosterkit/store";
import { Logger, run } from "graphile-worker";
import type { WorkerOrders } from "./due-worker.ts";
import { runSlowSync } from "./open-slow-sync.ts";
import { tellNews } from "./worker-news.ts";

// A process of its own: `graphile-worker.ts <orders as JSON>`. The same runs by graphile-worker, as its documentation has it.

const { connectionString, schema, concurrency }: WorkerOrders = JSON.parse(argv[2] ?? "{}");
const store = await openPostgresStore({ connectionString, schema });
const runner = await run({
  connectionString,
  schema: `${schema}_graphile`,
  concurrency,
  logger: new Logger(() => () => undefined),
  noHandleSignals: true,
  taskList: {
    turn: async (payload) => {
      const { sync } = payload as { readonly sync: string };
      tellNews({ what: "begins", sync });
      await runSlowSync(sync, store);
      tellNews({ what: "ends", sync });
    },
  },
});
process.once("disconnect", async () => {
  await runner.stop();
  await store.close();
});
tellNews({ what: "ready" });
