import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Migration } from "../migrations/migration.ts";

/** The statements of a migration, without a database, each on a line of its own. In PostgreSQL for the schema that is the connection's. */
export const recordedSql = async (migration: Migration, name: "sqlite" | "postgres"): Promise<string> => {
  const statements: string[] = [];
  const connection: DatabaseConnection = {
    executeQuery: async ({ sql }: CompiledQuery) => {
      statements.push(`${sql};`);
      return { rows: [] };
    },
    streamQuery: () => {
      throw new Error("A migration streams nothing");
    },
  };
  const queries = new Kysely<Tables>({ dialect: recordingDialect(name, connection) });
  await migration.up(queries, name);
  return `${statements.join("\n")}\n`;
};

const recordingDialect = (name: "sqlite" | "postgres", connection: DatabaseConnection): Dialect => ({
  createAdapter: () => (name === "sqlite" ? new SqliteAdapter() : new PostgresAdapter()),
  createQueryCompiler: () => (name === "sqlite" ? new SqliteQueryCompiler() : new PostgresQueryCompiler()),
  createIntrospector: (queries) =>
    name === "sqlite" ? new SqliteIntrospector(queries) : new PostgresIntrospector(queries),
  createDriver: () => ({
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: async () => undefined,
    commitTransaction: async () => undefined,
    rollbackTransaction: async () => undefined,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  }),
});
