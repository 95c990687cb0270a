import { sql } from "kysely";
import type { Dialect, Transaction } from "../database/database.ts";
import { insertRows } from "../database/insert-rows.ts";
import type { Line } from "../journal/append.ts";

interface OpenIntent {
  readonly number: number;
  readonly run: string;
  readonly change: string;
}

const columns = { sync: "text", number: "integer", run: "text", change: "text" } as const;
const replaced = sql`on conflict (sync, run, change) do update set number = excluded.number`;

/** Takes the intents among lines into the index of open ones, and out of it those that outcomes close. `last` is the number of the entry before the lines. */
export const writeOpenIntents = async (
  transaction: Transaction,
  dialect: Dialect,
  sync: string,
  last: number,
  lines: readonly Line[],
): Promise<void> => {
  const { opened, closed } = settle(last, lines);
  await close(transaction, dialect, sync, closed);
  const rows = opened.map(({ number, run, change }) => [sync, number, run, change]);
  await insertRows(transaction, dialect, "open_intents", columns, rows, replaced);
};

const settle = (last: number, lines: readonly Line[]) => {
  const opened = new Map<string, OpenIntent>();
  const closed: (readonly [run: string, change: string])[] = [];
  for (const [index, { type, run, change }] of lines.entries()) {
    if (change === null) continue;
    const attempt = JSON.stringify([run, change]);
    if (type === "intent") opened.set(attempt, { number: last + index + 1, run, change });
    else closed.push([run, change]);
    if (type === "outcome") opened.delete(attempt);
  }
  return { opened: [...opened.values()], closed };
};

const close = async (
  transaction: Transaction,
  dialect: Dialect,
  sync: string,
  closed: readonly (readonly [run: string, change: string])[],
) => {
  for (let from = 0; from < closed.length; from += dialect.rowsAtOnce) {
    const given = dialect.rows({ run: "text", change: "text" }, closed.slice(from, from + dialect.rowsAtOnce));
    const remove = sql`delete from ${dialect.table("open_intents")}
      where sync = ${sync} and (run, change) in (select run, change from ${given} as closed)`;
    await remove.execute(transaction);
  }
};
