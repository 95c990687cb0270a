import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { SqliteDatabase, SqliteStatement } from "kysely";

/** How many statements are kept compiled. Ours are some dozens. */
const keptStatements = 200;

/** Node's own SQLite as Kysely's dialect asks for it, with statements compiled once. */
export const bridgeSqlite = (database: DatabaseSync): SqliteDatabase => {
  const known = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const present = known.get(sql);
      if (present) return present;
      if (known.size >= keptStatements) known.clear();
      const statement = bridgeStatement(database.prepare(sql));
      known.set(sql, statement);
      return statement;
    },
  };
};

const bridgeStatement = (statement: StatementSync): SqliteStatement => ({
  reader: statement.columns().length > 0,
  all: (parameters) => statement.all(...bound(parameters)),
  run: (parameters) => statement.run(...bound(parameters)),
  iterate: (parameters) => statement.iterate(...bound(parameters)),
});

// Kysely types parameters as unknown; ours are texts, whole numbers and null.
const bound = (parameters: readonly unknown[]) => parameters as (string | number | null)[];
