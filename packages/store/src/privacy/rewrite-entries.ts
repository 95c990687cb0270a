import type { Entry } from "@rosterkit/core";
import { sql } from "kysely";
import type { Dialect, Transaction } from "../database/database.ts";
import { lineOf } from "../journal/append.ts";

/** What an entry is replaced with. */
export interface Rewritten {
  readonly number: number;
  readonly entry: Entry;
}

const columns = { number: "integer", subject: "text", change: "text", content: "text" } as const;

/** Puts other content in the place of entries and throws their salt away; digest and chain stay, so that the chain is still proven. */
export const rewriteEntries = async (
  transaction: Transaction,
  dialect: Dialect,
  sync: string,
  /** In order of number. */
  entries: readonly Rewritten[],
): Promise<void> => {
  for (let from = 0; from < entries.length; from += dialect.rowsAtOnce) {
    const rows = entries.slice(from, from + dialect.rowsAtOnce).map(({ number, entry }) => {
      const { subject, change, content } = lineOf(entry);
      return [number, subject, change, content];
    });
    // "materialized": SQLite then looks each number up, and does not go through all of them for each entry.
    const rewrite = sql`with given as materialized (select * from ${dialect.rows(columns, rows)} as rows_given)
      update ${dialect.table("journal")} set subject = given.subject, change = given.change, content = given.content, salt = null
      from given where sync = ${sync} and journal.number = given.number
        and journal.number between ${entries[from]?.number} and ${entries[from + rows.length - 1]?.number}`;
    await rewrite.execute(transaction);
  }
};
