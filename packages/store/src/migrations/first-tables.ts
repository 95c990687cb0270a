import type { CreateTableBuilder } from "kysely";
import type { Transaction } from "../database/database.ts";
import { idType, keptInOrder } from "./column-types.ts";
import type { Migration } from "./migration.ts";

/** All tables, as the first version has them. */
export const firstTables: Migration = {
  version: 1,
  name: "first tables",
  up: async (queries, dialect) => {
    await createMemoryOfSyncs(queries, dialect);
    await createJournal(queries, dialect);
    await createInstallation(queries, dialect);
    await createPlans(queries, dialect);
  },
};

type DialectName = Parameters<Migration["up"]>[1];

const createMemoryOfSyncs = async (queries: Transaction, dialect: DialectName) => {
  const id = idType(dialect);
  const ordered = keptInOrder(dialect);
  await queries.schema
    .createTable("heads")
    .addColumn("sync", id, (column) => column.primaryKey().notNull())
    .addColumn("epoch", "integer", (column) => column.notNull())
    .addColumn("owner", "text")
    .addColumn("until", "text")
    .addColumn("lasts_ms", "integer", (column) => column.notNull())
    .addColumn("after", "text")
    .addColumn("last_entry", "integer", (column) => column.notNull())
    .addColumn("chain", "text", (column) => column.notNull())
    .addColumn("cut_entry", "integer", (column) => column.notNull())
    .addColumn("cut_chain", "text", (column) => column.notNull())
    .addColumn("stripped_entry", "integer", (column) => column.notNull())
    .addColumn("emptied_entry", "integer", (column) => column.notNull())
    .execute();
  await linkColumns(queries.schema.createTable("links"), id)
    .addPrimaryKeyConstraint("links_key", ["sync", "resource", "source"])
    .execute();
  await linkColumns(queries.schema.createTable("link_history"), id)
    .addColumn("replaced_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("link_history_key", ["sync", "resource", "source", "version"])
    .modifyEnd(ordered)
    .execute();
  await queries.schema
    .createTable("kept")
    .addColumn("sync", id, (column) => column.notNull())
    .addColumn("key", id, (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("kept_key", ["sync", "key"])
    .modifyEnd(ordered)
    .execute();
};

const linkColumns = <Table extends string>(table: CreateTableBuilder<Table>, id: ReturnType<typeof idType>) =>
  table
    .addColumn("sync", id, (column) => column.notNull())
    .addColumn("resource", "text", (column) => column.notNull())
    .addColumn("source", id, (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull());

const createJournal = async (queries: Transaction, dialect: DialectName) => {
  const id = idType(dialect);
  await queries.schema
    .createTable("journal")
    .addColumn("sync", id, (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("at", id, (column) => column.notNull())
    .addColumn("run", id, (column) => column.notNull())
    .addColumn("change", id)
    .addColumn("subject", id)
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("salt", "text")
    .addColumn("digest", "text", (column) => column.notNull())
    .addColumn("chain", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("journal_key", ["sync", "number"])
    .execute();
  const index = (name: string, ...columns: readonly string[]) =>
    queries.schema
      .createIndex(name)
      .on("journal")
      .columns([...columns]);
  await index("journal_by_run", "sync", "run", "number").execute();
  await index("journal_by_subject", "sync", "subject", "number").execute();
  await index("journal_by_time", "sync", "at", "number").execute();
  await index("journal_runs", "sync", "number").where("type", "=", "run").execute();
  await queries.schema
    .createTable("open_intents")
    .addColumn("sync", id, (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("run", id, (column) => column.notNull())
    .addColumn("change", id, (column) => column.notNull())
    .addPrimaryKeyConstraint("open_intents_key", ["sync", "run", "change"])
    .execute();
  await queries.schema.createIndex("open_intents_in_order").on("open_intents").columns(["sync", "number"]).execute();
};

const createInstallation = async (queries: Transaction, dialect: DialectName) => {
  const id = idType(dialect);
  await queries.schema
    .createTable("connections")
    .addColumn("id", id, (column) => column.primaryKey().notNull())
    .addColumn("adapter", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("changed_at", "text", (column) => column.notNull())
    .execute();
  await queries.schema
    .createTable("secrets")
    .addColumn("connection", id, (column) => column.notNull().references("connections.id").onDelete("cascade"))
    .addColumn("field", id, (column) => column.notNull())
    .addColumn("key_id", "text", (column) => column.notNull())
    .addColumn("sealed", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("secrets_key", ["connection", "field"])
    .execute();
  await syncColumns(queries.schema.createTable("syncs"), id).addPrimaryKeyConstraint("syncs_key", ["id"]).execute();
  await syncColumns(queries.schema.createTable("sync_versions"), id)
    .addPrimaryKeyConstraint("sync_versions_key", ["id", "version"])
    .execute();
  await queries.schema
    .createTable("settings")
    .addColumn("name", id, (column) => column.primaryKey().notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .execute();
};

const syncColumns = <Table extends string>(table: CreateTableBuilder<Table>, id: ReturnType<typeof idType>) =>
  table
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("source", id, (column) => column.notNull())
    .addColumn("target", id, (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("changed_at", "text", (column) => column.notNull())
    .addColumn("changed_by", "text", (column) => column.notNull());

const createPlans = async (queries: Transaction, dialect: DialectName) => {
  const id = idType(dialect);
  await queries.schema
    .createTable("plans")
    .addColumn("id", id, (column) => column.primaryKey().notNull())
    .addColumn("sync", id, (column) => column.notNull())
    .addColumn("saved_at", id, (column) => column.notNull())
    .addColumn("expires_at", id, (column) => column.notNull())
    .execute();
  await queries.schema.createIndex("plans_of_sync").on("plans").columns(["sync", "saved_at"]).execute();
  await queries.schema
    .createTable("plan_lines")
    .addColumn("plan", id, (column) => column.notNull().references("plans.id").onDelete("cascade"))
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("plan_lines_key", ["plan", "number"])
    .execute();
};
