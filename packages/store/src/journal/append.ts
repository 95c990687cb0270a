import type { Entry } from "@rosterkit/core";
import { columnKey } from "../database/column-key.ts";
import type { Dialect, Transaction, Value } from "../database/database.ts";
import { insertRows } from "../database/insert-rows.ts";
import { jsonText } from "../database/json-text.ts";
import type { HeadRow, JournalRow } from "../database/tables.ts";
import { prove } from "./chain.ts";

/** What of an entry is looked for, with its content. */
export type Line = Pick<JournalRow, "type" | "at" | "run" | "change" | "subject" | "content">;

/** An entry as a line. */
export const lineOf = (entry: Entry): Line => ({
  type: entry.type,
  at: entry.at,
  run: columnKey(entry.run),
  change: entry.type === "run" ? null : columnKey(entry.change),
  subject: entry.type === "run" ? null : columnKey(entry.subject),
  content: jsonText(entry),
});

const columns = {
  sync: "text",
  number: "integer",
  type: "text",
  at: "text",
  run: "text",
  change: "text",
  subject: "text",
  content: "text",
  salt: "text",
  digest: "text",
  chain: "text",
} as const satisfies { readonly [Column in keyof JournalRow]: "text" | "integer" };

/** Puts lines at the end of a sync's journal, whose head is locked, and moves the head. */
export const append = async (
  transaction: Transaction,
  dialect: Dialect,
  head: HeadRow,
  lines: readonly Line[],
): Promise<HeadRow> => {
  if (lines.length === 0) return head;
  const rows = numbered(head, lines);
  await insertRows(transaction, dialect, "journal", columns, rows.map(valuesOf));
  const last = rows.at(-1) ?? { number: head.last_entry, chain: head.chain };
  const moved = { last_entry: last.number, chain: last.chain };
  await transaction.updateTable("heads").set(moved).where("sync", "=", head.sync).execute();
  return { ...head, ...moved };
};

const numbered = ({ sync, last_entry, chain }: HeadRow, lines: readonly Line[]): readonly JournalRow[] => {
  let before = chain;
  return lines.map((line, index) => {
    const proof = prove(before, line.content);
    before = proof.chain;
    return { sync, number: last_entry + index + 1, ...line, ...proof };
  });
};

const valuesOf = (row: JournalRow): readonly Value[] =>
  (Object.keys(columns) as (keyof JournalRow)[]).map((column) => row[column]);
