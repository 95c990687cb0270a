import { Kysely } from "kysely";
import type { Database } from "./database/database.ts";
import { bridgeSqlite } from "./database/sqlite-bridge.ts";
import { createSqliteDialect } from "./database/sqlite-dialect.ts";
import { WaitingSqliteDialect } from "./database/sqlite-driver.ts";
import { explainSqlite } from "./database/sqlite-failures.ts";
import type { Tables } from "./database/tables.ts";
import { createDurableStore, type DurableStore, type StoreSettings } from "./durable-store.ts";
import { assertMigrated, type Migrated, migrate } from "./migrations/migrate.ts";

/** Where the database file is, and how it is used. */
export interface SqliteStoreOptions extends StoreSettings {
  /** Path of the file, made when it is not there. Two more, ending with `-wal` and `-shm`, are beside it while it is open. On a local disk, never on a network share. */
  readonly file: string;
  /** How long to wait for another process that writes. Absent: 10 000. */
  readonly busyTimeoutMs?: number;
}

/** Opens a store in one file, through the SQLite that is part of Node. Rejects with a StoreError when that is not possible. */
export const openSqliteStore = async (options: SqliteStoreOptions): Promise<DurableStore> => {
  const database = await openSqlite(options);
  try {
    await (options.migrate === false ? assertMigrated(database) : migrate(database));
  } catch (error) {
    await database.queries.destroy();
    throw error;
  }
  return createDurableStore(database, options);
};

/** Brings the tables of a file up to date and closes it again. */
export const migrateSqliteStore = async (
  options: Pick<SqliteStoreOptions, "file" | "busyTimeoutMs">,
): Promise<Migrated> => {
  const database = await openSqlite(options);
  try {
    return await migrate(database);
  } finally {
    await database.queries.destroy();
  }
};

/** An open file, its tables as they are. */
export const openSqlite = async ({
  file,
  busyTimeoutMs = 10_000,
  now = Date.now,
  batchSize = 1000,
}: SqliteStoreOptions): Promise<Database> => {
  const { DatabaseSync } = await import("node:sqlite");
  try {
    const sqlite = new DatabaseSync(file, { enableForeignKeyConstraints: true });
    for (const setting of settings) sqlite.exec(setting);
    const dialect = new WaitingSqliteDialect(bridgeSqlite(sqlite), busyTimeoutMs);
    return { dialect: createSqliteDialect(file, now), queries: new Kysely<Tables>({ dialect }), now, batchSize };
  } catch (error) {
    throw explainSqlite(error, file);
  }
};

/**
 * Readers are not stopped by a writer (WAL). A commit is on the disk before it resolves (FULL; `fullfsync` where the system's own sync stops at the disk's cache):
 * an intent that a power cut took back would be an account made twice. Once it is open there is no waiting inside SQLite, which stops the event loop.
 */
const settings = [
  "pragma busy_timeout = 5000",
  "pragma journal_mode = wal",
  "pragma synchronous = full",
  "pragma fullfsync = on",
  "pragma checkpoint_fullfsync = on",
  "pragma temp_store = memory",
  // 64 MiB of pages in memory, and 16 MiB of log before it goes into the file: a large commit otherwise writes the same pages over and over.
  "pragma cache_size = -65536",
  "pragma wal_autocheckpoint = 4096",
  "pragma busy_timeout = 0",
] as const;
