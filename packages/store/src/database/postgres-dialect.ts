import { sql } from "kysely";
import type { Dialect } from "./database.ts";
import { explainPostgres } from "./postgres-failures.ts";

/** Any number will do, as long as every version has the same. */
const schemaLock = 7_011_990_113;

/**
 * What only PostgreSQL does. `now`: the clock that leases go by; absent, the database's, so that machines whose clocks differ agree.
 */
export const createPostgresDialect = (schema: string, now: (() => number) | undefined): Dialect => ({
  name: "postgres",
  place: `schema ${schema}`,
  table: (name) => sql`${sql.id(schema, name)}`,
  rowsAtOnce: 1000,
  rows: (columns, rows) => {
    const names = Object.keys(columns);
    const lists = Object.values(columns).map(
      (type, index) => sql`${rows.map((row) => row[index])}::${sql.raw(type === "text" ? "text[]" : "integer[]")}`,
    );
    return sql`(select * from unnest(${sql.join(lists)}) as given(${sql.join(names.map((name) => sql.ref(name)))}))`;
  },
  withIds: ({ table, columns, among, column, ids }) =>
    sql`select found.* from unnest(${ids}::text[]) as asked(id) cross join lateral (
      select ${sql.join(columns.map((name) => sql.ref(name)))} from ${sql.id(schema, table)}
      where ${among} and ${sql.ref(column)} = asked.id limit 1) as found`,
  lock: (query) => query.forUpdate(),
  now: async (queries) => {
    if (now) return now();
    const answer = await sql<{
      ms: number;
    }>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`.execute(queries);
    return Math.floor(answer.rows[0]?.ms ?? Number.NaN);
  },
  lockSchema: async (queries) => {
    await sql`select pg_advisory_xact_lock(${schemaLock}::bigint)`.execute(queries);
  },
  createSchema: async (queries) => {
    await queries.schema.createSchema(schema).ifNotExists().execute();
  },
  hasTable: async (queries, name) => {
    const found = await sql`select 1 from pg_tables where schemaname = ${schema} and tablename = ${name}`.execute(
      queries,
    );
    return found.rows.length > 0;
  },
  explain: explainPostgres,
});
