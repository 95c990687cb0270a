import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CreateStore, testStore } from "@rosterkit/testing";
import { afterAll, beforeAll, describe, test } from "vitest";
import { type Postgres, startPostgres } from "../../../tooling/start-postgres.ts";
import { freshSchema } from "./__fixtures__/fresh-schema.ts";
import type { DurableStore } from "./durable-store.ts";
import { openPostgresStore } from "./open-postgres-store.ts";
import { openSqliteStore } from "./open-sqlite-store.ts";

const folder = mkdtempSync(join(tmpdir(), "rosterkit-store-"));
let postgres: Postgres;

beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);

afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Every handle that a law opens, closed when it ends. */
const underTest = async (open: () => Promise<DurableStore>) => {
  const opened: DurableStore[] = [];
  const another = async () => {
    const store = await open();
    opened.push(store);
    return store;
  };
  const stop = async () => {
    await Promise.all(opened.map((store) => store.close()));
  };
  return { store: await another(), another, stop };
};

const inSqlite =
  (batchSize?: number): CreateStore =>
  ({ now }) => {
    const file = join(folder, `${randomUUID()}.db`);
    return underTest(() => openSqliteStore({ file, now, ...(batchSize !== undefined && { batchSize }) }));
  };

const inPostgres =
  (batchSize?: number): CreateStore =>
  ({ now }) => {
    const schema = freshSchema();
    const { connectionString } = postgres;
    return underTest(() =>
      openPostgresStore({ connectionString, schema, now, ...(batchSize !== undefined && { batchSize }) }),
    );
  };

testStore({ describe, test }, "The store in SQLite", inSqlite());
testStore({ describe, test }, "The store in SQLite, in small batches", inSqlite(7));
testStore({ describe, test }, "The store in PostgreSQL", inPostgres());
testStore({ describe, test }, "The store in PostgreSQL, in small batches", inPostgres(7));
