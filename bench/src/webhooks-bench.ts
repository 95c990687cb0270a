import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type DurableStore, openPostgresStore, openSqliteStore } from "@rosterkit/store";
import { startPostgres } from "../../tooling/start-postgres.ts";
import { type CallTo, callAtOnce, callEvery } from "./call-webhooks.ts";
import { percentile } from "./percentile.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { type WebhookVendor, webhookCalls } from "./webhook-calls.ts";

/** What webhooks cost over one database. Milliseconds on the wall. */
export interface WebhookCost {
  readonly database: "SQLite" | "PostgreSQL";
  readonly vendors: readonly VendorCost[];
  /** Of each call of Okta's, the body put into a table of its own and no more, as many under way at once. */
  readonly plainMs: number;
}

/** What the webhooks of one vendor cost. */
export interface VendorCost {
  readonly vendor: WebhookVendor;
  /** Of each call, with 32 under way at once. */
  readonly eachMs: number;
  /** Until the answer, with so many calls a second as told by `perSecond`. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** How many calls a second come while answers are timed: some hundred times what a company of 10,000 people makes. */
export const perSecond = 50;
const atOnce = 32;
/** Calls are spread over so many syncs of each vendor. */
const syncs = 10;

const program = fileURLToPath(new URL("./serve-webhooks.ts", import.meta.url));

/** Sends so many calls of each vendor, twice: as fast as they are taken, and at a steady pace. Rejects when one is lost. */
export async function webhooksBench(count: number): Promise<readonly WebhookCost[]> {
  const folder = mkdtempSync(join(tmpdir(), "rosterkit-bench-"));
  const postgres = await startPostgres({ fsync: "on" });
  try {
    const file = join(folder, "store.db");
    const sqlite = await costIn("SQLite", file, count, () => openSqliteStore({ file }));
    const { connectionString } = postgres;
    return [sqlite, await costIn("PostgreSQL", connectionString, count, () => openPostgresStore({ connectionString }))];
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function costIn(
  database: WebhookCost["database"],
  place: string,
  count: number,
  open: () => Promise<DurableStore>,
): Promise<WebhookCost> {
  const plainPlace = database === "SQLite" ? `${place}.plain` : place;
  const plainMs = await withServer(["plain", database, plainPlace], async ({ url }) => {
    await warmUp(url, "Okta", count);
    return eachOf(url, "Okta", count);
  });
  const vendors = await withServer(["ours", database, place], async ({ url }) => [
    await costOf(url, "Okta", count),
    await costOf(url, "HiBob", count),
  ]);
  await assertStored(await open(), count);
  return { database, vendors, plainMs };
}

async function withServer<Answer>(args: readonly string[], work: (server: ServerProcess) => Promise<Answer>) {
  const server = await startServer(program, args);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

async function costOf(url: string, vendor: WebhookVendor, count: number): Promise<VendorCost> {
  await warmUp(url, vendor, count);
  const eachMs = await eachOf(url, vendor, count);
  const taken = await callEvery(url, callsOf(vendor, count, 2 * count), 1000 / perSecond);
  return { vendor, eachMs, p50Ms: percentile(taken, 0.5), p99Ms: percentile(taken, 0.99) };
}

/** Of syncs that are not counted. */
const warmUp = (url: string, vendor: WebhookVendor, count: number): Promise<number> =>
  callAtOnce(url, callsOf(vendor, 0, Math.ceil(count / 5), `${vendor}-warm`), atOnce);

const eachOf = async (url: string, vendor: WebhookVendor, count: number): Promise<number> =>
  (await callAtOnce(url, callsOf(vendor, 0, count), atOnce)) / count;

const callsOf = (vendor: WebhookVendor, from: number, to: number, names: string = vendor): readonly CallTo[] =>
  Array.from({ length: to - from }, (_, index) => ({
    path: `/webhooks/${names}-${index % syncs}`,
    call: webhookCalls[vendor](from + index),
  }));

/** Hints are numbered as they are stored. */
async function assertStored(store: DurableStore, count: number): Promise<void> {
  for (const vendor of ["Okta", "HiBob"]) {
    let stored = 0;
    for (let number = 0; number < syncs; number += 1) {
      const inbox = (await store.kept(`hints for ${vendor}-${number}`, "inbox")) as
        | { readonly last: number }
        | undefined;
      stored += inbox?.last ?? 0;
    }
    if (stored !== 2 * count) throw new Error(`${stored} of ${2 * count} calls of ${vendor} are stored`);
  }
  await store.close();
}
