import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { type Postgres, startPostgres } from "../../../../tooling/start-postgres.ts";
import type { Database } from "../database/database.ts";
import type { DurableStore, StoreSettings } from "../durable-store.ts";
import { openPostgres } from "../open-postgres-store.ts";
import { openSqlite } from "../open-sqlite-store.ts";
import { freshSchema } from "./fresh-schema.ts";
import { openPlace, type PlaceOptions } from "./open-place.ts";

/** A database with nothing in it. */
export interface Place {
  /** Opens it, each time with connections of its own; closed after the test. */
  open(settings?: StoreSettings): Promise<DurableStore>;
  /** The tables themselves, whatever they are. */
  look(): Promise<Database>;
  /** What another process needs to open it. */
  readonly options: PlaceOptions;
}

/** The server that tests on PostgreSQL have; there is none for those on SQLite. */
export type Server = Postgres | undefined;

/** The same tests on a file of SQLite and on a real PostgreSQL. */
export const onBoth = (title: string, body: (fresh: () => Place, server: () => Server) => void): void => {
  describe(`${title}, in SQLite`, () => {
    const folder = mkdtempSync(join(tmpdir(), "rosterkit-store-"));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    body(
      () => {
        const file = join(folder, `${randomUUID()}.db`);
        return placeOf({ file });
      },
      () => undefined,
    );
    afterEach(closeAll);
  });
  onPostgres(`${title}, in PostgreSQL`, body);
};

/** On a real PostgreSQL alone: what a file has no equal for. */
export const onPostgres = (title: string, body: (fresh: () => Place, server: () => Server) => void): void => {
  describe(title, () => {
    let postgres: Server;
    beforeAll(async () => {
      started ??= startPostgres();
      postgres = await started;
    }, 120_000);
    body(
      () => placeOf({ connectionString: postgres?.connectionString ?? "", schema: freshSchema() }),
      () => postgres,
    );
    afterEach(closeAll);
  });
};

/** One server for a file of tests. */
let started: Promise<Postgres> | undefined;
afterAll(async () => (await started)?.stop());

const opened: (() => Promise<void>)[] = [];

const closeAll = async () => {
  await Promise.all(opened.splice(0).map((close) => close()));
};

const placeOf = (options: PlaceOptions): Place => ({
  options,
  open: async (settings = {}) => {
    const store = await openPlace(options, settings);
    opened.push(() => store.close());
    return store;
  },
  look: async () => {
    const database = await ("file" in options ? openSqlite(options) : openPostgres(options));
    opened.push(() => database.queries.destroy());
    return database;
  },
});
