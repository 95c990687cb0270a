import { argv, pid, stdout } from "node:process";
import { createPostgresJobs, createRunner, createSharedBudgets, stopOnSignals } from "@rosterkit/server";
import { type DurableStore, openPostgresStore } from "@rosterkit/store";
import { syncTold, type ToldSync } from "./told-sync.ts";

/** What a worker process is told. */
export interface WorkerOrders {
  readonly connectionString: string;
  readonly schema: string;
  readonly syncs: readonly ToldSync[];
  /** The longest that leases are taken for, in milliseconds, so that nobody waits a minute for a worker that was killed. Absent: as the sync asks. */
  readonly leaseForMs?: number;
}

/** What it prints, a line for each. */
export interface WorkerLine {
  readonly begins?: string;
  readonly ends?: string;
  readonly result?: string;
  readonly atMs: number;
}

const { connectionString, schema, syncs, leaseForMs = Infinity }: WorkerOrders = JSON.parse(argv[2] ?? "{}");
const print = (line: Omit<WorkerLine, "atMs">) => stdout.write(`${JSON.stringify({ ...line, atMs: Date.now() })}\n`);

const budgets = await createSharedBudgets({ connectionString, schema: `${schema}_budgets` });
const opened = await openPostgresStore({ connectionString, schema });
const store: DurableStore = {
  ...opened,
  lease: (sync, owner, forMs) => opened.lease(sync, owner, Math.min(forMs, leaseForMs)),
};
const runner = createRunner({
  store,
  jobs: await createPostgresJobs({ connectionString, schema: `${schema}_jobs` }),
  syncs: {
    list: async () => syncs.map(({ id }) => id),
    open: async (id) => {
      const told = syncs.find((one) => one.id === id);
      print({ begins: id });
      return told && syncTold(told, store, { "x-worker": String(pid) }, undefined, budgets);
    },
  },
  concurrency: 2,
  onTurn: ({ sync, result }) => print({ ends: sync, result }),
});
await runner.start();
await stopOnSignals(runner, process);
await budgets.stop();
await store.close();
