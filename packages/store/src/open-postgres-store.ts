import { EventEmitter } from "node:events";
import { Kysely, PostgresDialect, type PostgresPool } from "kysely";
import type { Database } from "./database/database.ts";
import { createPostgresDialect } from "./database/postgres-dialect.ts";
import type { Tables } from "./database/tables.ts";
import { createDurableStore, type DurableStore, type StoreSettings } from "./durable-store.ts";
import { assertMigrated, type Migrated, migrate } from "./migrations/migrate.ts";

/** Where the database is: a pool of `pg` that stays the caller's, or what to make one of. */
export type PostgresPlace = { readonly connectionString: string } | { readonly pool: PostgresPool };

/** Which database, and how it is used. */
export type PostgresStoreOptions = StoreSettings &
  PostgresPlace & {
    /** The schema that the tables are in, made when it is not there. Absent: `rosterkit`. */
    readonly schema?: string;
  };

/** Opens a store in PostgreSQL, version 13 or later. Rejects with a StoreError when that is not possible. */
export const openPostgresStore = async (options: PostgresStoreOptions): Promise<DurableStore> => {
  const database = await openPostgres(options);
  try {
    await (options.migrate === false ? assertMigrated(database) : migrate(database));
  } catch (error) {
    await database.queries.destroy();
    throw error;
  }
  return createDurableStore(database, options);
};

/** Brings the tables of a database up to date and leaves it again. */
export const migratePostgresStore = async (
  options: PostgresPlace & { readonly schema?: string },
): Promise<Migrated> => {
  const database = await openPostgres(options);
  try {
    return await migrate(database);
  } finally {
    await database.queries.destroy();
  }
};

/** An open database, its tables as they are. */
export const openPostgres = async (options: PostgresStoreOptions): Promise<Database> => {
  const { schema = "rosterkit", now, batchSize = 1000 } = options;
  const queries = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: await poolOf(options) }) }).withSchema(
    schema,
  );
  return { dialect: createPostgresDialect(schema, now), queries, now: now ?? Date.now, batchSize };
};

const poolOf = async (place: PostgresPlace): Promise<PostgresPool> => {
  if ("pool" in place) return { ...watched(place.pool), end: async () => undefined };
  const { default: pg } = await import("pg");
  const { connectionString } = place;
  const pool = new pg.Pool({ connectionString, application_name: "rosterkit", keepAlive: true });
  // A connection that breaks while nobody uses it: the next one who asks gets another, or the failure.
  pool.on("error", () => undefined);
  return watched(pool);
};

/** A connection that breaks between two queries of a transaction says so in an event, which ends the process when nobody listens; the next query fails by itself. */
const watched = (pool: PostgresPool): PostgresPool => {
  const known = new WeakSet<object>();
  return {
    connect: async () => {
      const client = await pool.connect();
      if (!known.has(client) && client instanceof EventEmitter) client.on("error", () => undefined);
      known.add(client);
      return client;
    },
    end: () => pool.end(),
    options: pool.options,
  };
};
