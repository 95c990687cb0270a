import { sql } from "kysely";
import { columnKey } from "../database/column-key.ts";
import type { Dialect, Transaction } from "../database/database.ts";
import { insertRows } from "../database/insert-rows.ts";
import { jsonText } from "../database/json-text.ts";

/** A kept value as its row has it; `null` removes it. */
export type KeptLine = readonly [key: string, content: string | null];

/** Kept values as rows. Rejects what JSON cannot hold with a TypeError. */
export const keptLines = (keep: { readonly [key: string]: unknown }): readonly KeptLine[] =>
  Object.entries(keep).flatMap(([key, value]): readonly KeptLine[] =>
    value === undefined ? [] : [[columnKey(key), value === null ? null : jsonText(value)]],
  );

const columns = { sync: "text", key: "text", content: "text" } as const;
const replaced = sql`on conflict (sync, key) do update set content = excluded.content`;

/** Writes and removes kept values. */
export const writeKept = async (
  transaction: Transaction,
  dialect: Dialect,
  sync: string,
  lines: readonly KeptLine[],
): Promise<void> => {
  const written = lines.flatMap(([key, content]) => (content === null ? [] : [[sync, key, content]]));
  await insertRows(transaction, dialect, "kept", columns, written, replaced);
  const removed = lines.flatMap(([key, content]) => (content === null ? [key] : []));
  if (removed.length > 0)
    await transaction.deleteFrom("kept").where("sync", "=", sync).where("key", "in", removed).execute();
};
