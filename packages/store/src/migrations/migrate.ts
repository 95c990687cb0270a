import { sql } from "kysely";
import { atomically, type Database, instantOf, type Transaction } from "../database/database.ts";
import { StoreError } from "../store-error.ts";
import type { Migration } from "./migration.ts";
import { migrations as allMigrations } from "./migrations.ts";

/** What migrating did. Equal when there was nothing to do. */
export interface Migrated {
  /** Version of the schema before; 0: there were no tables. */
  readonly from: number;
  /** Version of the schema now. */
  readonly to: number;
}

const versionTable = "schema_versions";

/**
 * Brings the tables to the last version, forward only and all or nothing. Two processes may ask at once: the second waits and finds nothing to do. Rejects with
 * a StoreError, reason `newer`, when the database was used with a later version.
 */
export const migrate = (database: Database, migrations: readonly Migration[] = allMigrations): Promise<Migrated> =>
  atomically(database, async (transaction) => {
    await database.dialect.lockSchema(transaction);
    await database.dialect.createSchema(transaction);
    const from = await versionIn(transaction, database);
    assertNotNewer(from, migrations.length);
    for (const migration of migrations.slice(from)) await take(transaction, migration, database);
    return { from, to: migrations.length };
  });

/** Rejects with a StoreError when the tables are of an earlier or a later version than this code. */
export const assertMigrated = async (database: Database): Promise<void> => {
  const version = await atomically(database, (transaction) => versionIn(transaction, database));
  assertNotNewer(version, allMigrations.length);
  if (version < allMigrations.length)
    throw new StoreError(
      "older",
      `The database is of version ${version}, and this code of version ${allMigrations.length}`,
    );
};

const versionIn = async (queries: Transaction, { dialect }: Database): Promise<number> => {
  if (!(await dialect.hasTable(queries, versionTable))) return 0;
  const answer = await sql<{
    version: number | null;
  }>`select max(version) as version from ${dialect.table(versionTable)}`.execute(queries);
  return answer.rows[0]?.version ?? 0;
};

const assertNotNewer = (found: number, known: number) => {
  if (found > known)
    throw new StoreError("newer", `The database is of version ${found}, and this code of version ${known}`);
};

const take = async (transaction: Transaction, migration: Migration, { dialect, now }: Database) => {
  if (migration.version === 1) await createVersionTable(transaction);
  await migration.up(transaction, dialect.name);
  const at = instantOf(now());
  await sql`insert into ${dialect.table(versionTable)} (version, name, taken_at) values (${migration.version}, ${migration.name}, ${at})`.execute(
    transaction,
  );
};

const createVersionTable = (transaction: Transaction) =>
  transaction.schema
    .createTable(versionTable)
    .addColumn("version", "integer", (column) => column.primaryKey().notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("taken_at", "text", (column) => column.notNull())
    .execute();
