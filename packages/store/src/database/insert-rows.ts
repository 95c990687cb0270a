import { type RawBuilder, sql } from "kysely";
import type { Dialect, Transaction, Value } from "./database.ts";
import type { Tables } from "./tables.ts";

/** Inserts rows in order. `conflict`: what is done about those whose key is there already, as SQL; absent, they are refused. */
export const insertRows = async (
  transaction: Transaction,
  dialect: Dialect,
  table: keyof Tables,
  columns: Parameters<Dialect["rows"]>[0],
  rows: readonly (readonly Value[])[],
  conflict: RawBuilder<unknown> = sql``,
): Promise<void> => {
  const names = sql.join(Object.keys(columns).map((column) => sql.ref(column)));
  for (let from = 0; from < rows.length; from += dialect.rowsAtOnce) {
    const given = dialect.rows(columns, rows.slice(from, from + dialect.rowsAtOnce));
    // "where true": SQLite would read the conflict clause as part of a join.
    await sql`insert into ${dialect.table(table)} (${names}) select ${names} from ${given} as given_rows where true ${conflict}`.execute(
      transaction,
    );
  }
};
