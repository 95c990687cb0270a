import { argv } from "node:process";
import { openPostgresStore } from "@rosterkit/store";
import PQueue from "p-queue";
import type { WorkerOrders } from "./due-worker.ts";
import { runSlowSync } from "./open-slow-sync.ts";
import { tellNews } from "./worker-news.ts";

// A process of its own: `plain-worker.ts <orders as JSON>`. Runs all syncs a second after it is ready, in this one process and out of its memory.

/** What it is told. `concurrency` of the whole list at once; a timer for each sync knows no such bound. */
export interface PlainOrders extends WorkerOrders {
  readonly how: "list" | "timers";
  readonly syncs: readonly string[];
}

const { connectionString, schema, concurrency, how, syncs }: PlainOrders = JSON.parse(argv[2] ?? "{}");
const store = await openPostgresStore({ connectionString, schema });
const soonMs = 1000;
const run = async (sync: string) => {
  tellNews({ what: "begins", sync });
  await runSlowSync(sync, store);
  tellNews({ what: "ends", sync });
};
const runList = () => void new PQueue({ concurrency }).addAll(syncs.map((sync) => () => run(sync)));
if (how === "list") setTimeout(runList, soonMs);
else for (const sync of syncs) setTimeout(run, soonMs, sync);
process.once("disconnect", () => process.exit());
tellNews({ what: "ready" });
