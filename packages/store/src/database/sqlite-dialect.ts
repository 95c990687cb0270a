import { sql } from "kysely";
import type { Dialect } from "./database.ts";
import { explainSqlite } from "./sqlite-failures.ts";

/** What only SQLite does. `now`: the clock that leases go by. */
export const createSqliteDialect = (file: string, now: () => number): Dialect => ({
  name: "sqlite",
  place: file,
  table: (name) => sql.table(name),
  rowsAtOnce: 200,
  rows: (columns, rows) => {
    const names = Object.keys(columns);
    const picked = names.map((name, index) => sql`${sql.raw(`column${index + 1}`)} as ${sql.ref(name)}`);
    return sql`(select ${sql.join(picked)} from ${sql(valuesOf(names.length, rows.length), ...rows.flat())})`;
  },
  withIds: ({ table, columns, among, column, ids }) =>
    sql`select ${sql.join(columns.map((name) => sql.ref(name)))} from ${sql.table(table)}
      where ${among} and ${sql.ref(column)} in (${sql.join(ids)})`,
  // A transaction has the right to write from its beginning, so nobody else is in it.
  lock: (query) => query,
  now: async () => now(),
  lockSchema: async () => undefined,
  createSchema: async () => undefined,
  hasTable: async (queries, name) => {
    const found = await sql`select 1 from sqlite_master where type = 'table' and name = ${name}`.execute(queries);
    return found.rows.length > 0;
  },
  explain: (error) => explainSqlite(error, file),
});

/** The text around the parameters of so many rows: one template, because building one for each row costs more than the rows. */
const valuesOf = (columns: number, rows: number): TemplateStringsArray => {
  const row = `(${Array.from({ length: columns }, () => "?").join(", ")})`;
  const text = `(values ${Array.from({ length: rows }, () => row).join(", ")})`;
  const strings = text.split("?");
  return Object.assign(strings, { raw: strings });
};
