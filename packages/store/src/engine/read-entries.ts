import type { Entry, EntryQuery } from "@rosterkit/core";
import { type RawBuilder, sql } from "kysely";
import { columnKey } from "../database/column-key.ts";
import { type Database, type Dialect, reading } from "../database/database.ts";
import { readPages } from "../database/read-pages.ts";

/** Journal entries, oldest first, in batches: those there were when reading began. */
export async function* readEntries(
  database: Database,
  sync: string,
  which: EntryQuery,
): AsyncGenerator<readonly Entry[]> {
  const key = columnKey(sync);
  const span = await spanOf(database, key, which);
  if (!span) return;
  yield* readPages<Entry, number>(database, (after) =>
    entriesAfter(database.dialect, key, which, after ?? span.before, span.last),
  );
}

interface Span {
  /** Entries up to this number are none of them. */
  readonly before: number;
  readonly last: number;
}

/** Entries are in order of number and nearly in order of time, so the first one since an instant tells where to begin. */
const spanOf = async (database: Database, sync: string, which: EntryQuery): Promise<Span | undefined> => {
  const head = await reading(database, (queries) =>
    queries.selectFrom("heads").select("last_entry").where("sync", "=", sync).executeTakeFirst(),
  );
  if (!head) return undefined;
  if (!("since" in which) || which.since === "") return { before: 0, last: head.last_entry };
  const first = await reading(database, (queries) =>
    queries
      .selectFrom("journal")
      .select(({ fn }) => fn.min("number").as("number"))
      .where("sync", "=", sync)
      .where("at", ">=", which.since)
      .executeTakeFirst(),
  );
  return first?.number ? { before: Number(first.number) - 1, last: head.last_entry } : undefined;
};

const entriesAfter = (
  dialect: Dialect,
  sync: string,
  which: EntryQuery,
  after: number,
  last: number,
): RawBuilder<unknown> =>
  sql`select journal.number as key, journal.content from ${tables(dialect, which)}
    where journal.sync = ${sync} and journal.number > ${after} and journal.number <= ${last} and journal.type <> 'note' ${matching(which)}`;

const tables = (dialect: Dialect, which: EntryQuery): RawBuilder<unknown> =>
  "open" in which
    ? sql`${dialect.table("open_intents")} as opened
      join ${dialect.table("journal")} as journal on journal.sync = opened.sync and journal.number = opened.number`
    : sql`${dialect.table("journal")} as journal`;

const matching = (which: EntryQuery): RawBuilder<unknown> => {
  if ("run" in which) return sql`and journal.run = ${columnKey(which.run)}`;
  if ("subject" in which) return sql`and journal.subject = ${columnKey(which.subject)}`;
  return "since" in which ? sql`and journal.at >= ${which.since}` : sql``;
};
