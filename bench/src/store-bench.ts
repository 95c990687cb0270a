import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Change, Entry, Lease, Link } from "@rosterkit/core";
import { type DurableStore, openPostgresStore, openSqliteStore } from "@rosterkit/store";
import pg from "pg";
import { startPostgres } from "../../tooling/start-postgres.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { linkOf } from "./link-of.ts";
import { median } from "./median.ts";
import { openPlainPostgres, openPlainSqlite, type PlainLinks } from "./plain-links.ts";

/** What one store costs, and what its driver costs in the hands of somebody in a hurry; milliseconds on the wall. */
export interface StoreCost {
  readonly database: "SQLite" | "PostgreSQL";
  readonly size: number;
  /** All links, written in commits of a thousand. */
  readonly writeMs: number;
  /** The id and hash of every link, streamed. */
  readonly hashesMs: number;
  /** So many links of another sync are what plain use of the driver is compared by: a row a statement takes its time. */
  readonly compared: number;
  readonly writeSomeMs: number;
  /** The same links, a row a statement, in transactions of a thousand. */
  readonly plainWriteMs: number;
  /** Streamed whole. */
  readonly readMs: number;
  /** The same rows, one by one, each parsed. */
  readonly plainReadMs: number;
  /** `JSON.parse` of the same bytes. */
  readonly floorMs: number;
  /** How many changes are written in rounds of a thousand: link, intent and outcome. */
  readonly changes: number;
  readonly changesMs: number;
  /** As many links as that, written again as they are. */
  readonly unchangedMs: number;
}

const at = "2026-01-01T00:00:00.000Z";
const atOnce = 1000;

/** Times both databases, one after the other, PostgreSQL with `fsync` as it is delivered. Rejects when a link is lost. */
export async function storeBench(size: number, rounds: number): Promise<readonly StoreCost[]> {
  const folder = mkdtempSync(join(tmpdir(), "rosterkit-bench-"));
  const postgres = await startPostgres({ fsync: "on" });
  const { connectionString } = postgres;
  try {
    const sqlite = await openSqliteStore({ file: join(folder, "store.db") });
    const plain = await openPlainSqlite(join(folder, "plain.db"));
    const inFile = await costOf("SQLite", size, rounds, { store: sqlite, plain });
    const server = await openPostgresStore({ connectionString });
    const settle = () => vacuum(connectionString);
    const plainServer = await openPlainPostgres(connectionString);
    return [inFile, await costOf("PostgreSQL", size, rounds, { store: server, plain: plainServer, settle })];
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is compared in one database. */
interface Sides {
  readonly store: DurableStore;
  readonly plain: PlainLinks;
  /** What the database does by itself a while after much was written. */
  readonly settle?: () => Promise<void>;
}

async function costOf(
  database: StoreCost["database"],
  size: number,
  rounds: number,
  { store, plain, settle }: Sides,
): Promise<StoreCost> {
  const [all, some] = [await hold(store, "all"), await hold(store, "some")];
  const [compared, changes] = [Math.ceil(size / 10), Math.min(size, 10_000)];
  const write = (lease: Lease) => (links: readonly Link[]) => store.commit(lease, { links });
  const writeMs = await timed(() => writeAll(size, write(all)));
  const writeSomeMs = await timed(() => writeAll(compared, write(some)));
  const plainWriteMs = await timed(() => writeAll(compared, plain.write));
  await settle?.();
  const reads = await inTurn(rounds, {
    hashesMs: () => countAll(store.linkHashes("all", "people"), size),
    readMs: () => countAll(store.links("some", "people"), compared),
    plainReadMs: () => countAll(plain.read(), compared),
    unchangedMs: () => writeAll(changes, write(all)),
  });
  const floorMs = await timeFloor(store);
  const changesMs = await timed(() => writeChanges(store, all, changes));
  await Promise.all([store.close(), plain.close()]);
  return { database, size, writeMs, compared, writeSomeMs, plainWriteMs, ...reads, floorMs, changes, changesMs };
}

async function hold(store: DurableStore, sync: string): Promise<Lease> {
  const lease = await store.lease(sync, "bench", 86_400_000);
  if (!lease) throw new Error("the lease is held");
  return lease;
}

/** Autovacuum comes within a minute of a load, and lets an index be read without its table. */
async function vacuum(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query("vacuum analyze rosterkit.links");
  await client.end();
}

/** Ids as vendors make them, in no order. */
const idOf = (number: number): string => ((number * 7919) % 1_000_003).toString(36).padStart(10, "0");

const linksFrom = (from: number, to: number): readonly Link[] =>
  Array.from({ length: to - from }, (_, index) => linkOf(idOf(from + index), `00u${idOf(from + index)}`, "ACTIVE", at));

async function writeAll(size: number, write: (links: readonly Link[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < size; from += atOnce) await write(linksFrom(from, Math.min(from + atOnce, size)));
}

async function writeChanges(store: DurableStore, lease: Lease, count: number): Promise<void> {
  for (let from = 0; from < count; from += atOnce) {
    const before = linksFrom(from, Math.min(from + atOnce, count));
    const links = before.map((link) => ({ ...link, fingerprints: `${link.fingerprints}changed` }));
    await store.commit(lease, { links, entries: links.flatMap(({ source }) => entriesOf(source, `run-${from}`)) });
  }
}

function entriesOf(subject: string, run: string): readonly Entry[] {
  const change = `people/update/${subject}`;
  const what: Change = {
    id: change,
    resource: "people",
    operation: "update",
    subject,
    who: "Ines Moreau",
    account: `00u${subject}`,
    lane: "movers",
    because: "The title changed",
    set: { "profile.title": "Engineer" },
    was: { "profile.title": "Apprentice" },
  };
  return [
    { type: "intent", run, change, at, subject, what, before: { "profile.title": "Apprentice" } },
    { type: "outcome", run, change, at, subject, result: "done", account: `00u${subject}`, reached: "active" },
  ];
}

async function countAll(batches: AsyncIterable<readonly unknown[]>, size: number): Promise<void> {
  let count = 0;
  for await (const batch of batches) count += batch.length;
  if (count !== size) throw new Error(`${count} of ${size} links came`);
}

/** Page by page as they come, so that their texts need not all be there at once. */
async function timeFloor(store: DurableStore): Promise<number> {
  let ms = 0;
  for await (const batch of store.links("some", "people")) {
    const text = JSON.stringify(batch);
    const began = performance.now();
    JSON.parse(text);
    ms += performance.now() - began;
  }
  return ms;
}

async function inTurn<Name extends string>(rounds: number, works: { readonly [N in Name]: () => Promise<void> }) {
  const names = Object.keys(works) as Name[];
  const taken = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1)
    for (const name of names) taken.get(name)?.push(await timed(works[name]));
  return Object.fromEntries([...taken].map(([name, all]) => [name, median(all)])) as { readonly [N in Name]: number };
}

async function timed(work: () => Promise<void>): Promise<number> {
  collectGarbage();
  const began = performance.now();
  await work();
  return performance.now() - began;
}
