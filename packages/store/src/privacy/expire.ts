import type { Entry } from "@rosterkit/core";
import { atomically, type Database, type Dialect, instantOf, reading, type Transaction } from "../database/database.ts";
import { parseJson } from "../database/parse-json.ts";
import type { HeadRow } from "../database/tables.ts";
import { append } from "../journal/append.ts";
import { noteLine, spansOf } from "../journal/notes.ts";
import { expireReceived } from "../received/forget-received.ts";
import { type PrivacySettings, readPrivacy } from "./privacy-settings.ts";
import { withoutBefore, withoutValues } from "./redact-entry.ts";
import { rewriteEntries } from "./rewrite-entries.ts";

/** What was kept long enough and went. */
export interface Expired {
  readonly plans: number;
  /** Entries without values, or without what was before, which they had until now. */
  readonly entries: number;
  /** Entries that are gone. */
  readonly cut: number;
  /** What came of events. */
  readonly events: number;
}

const dayMs = 86_400_000;
/** So many entries are looked at in one transaction, so that a run never waits long. */
const entriesAtOnce = 2000;

/** Lets go of what was kept long enough, as the settings say; to be asked once a day. Entries of writes whose outcome is not known stay. */
export const expire = async (database: Database): Promise<Expired> => {
  const settings = await readPrivacy(database);
  const plans = await expirePlans(database);
  const events = await expireReceived(database, settings.eventDays);
  const syncs = await reading(database, (queries) => queries.selectFrom("heads").select("sync").execute());
  let [entries, cut] = [0, 0];
  for (const { sync } of syncs) {
    cut += await cutLog(database, sync, settings);
    entries += await stripValues(database, sync, {
      upTo: "emptied_entry",
      days: settings.valueDays,
      strip: withoutValues,
    });
    entries += await stripValues(database, sync, {
      upTo: "stripped_entry",
      days: settings.beforeDays,
      strip: withoutBefore,
    });
  }
  return { plans, entries, cut, events };
};

const expirePlans = async (database: Database): Promise<number> => {
  const gone = await atomically(database, (transaction) =>
    transaction.deleteFrom("plans").where("expires_at", "<=", instantOf(database.now())).executeTakeFirst(),
  );
  return Number(gone.numDeletedRows);
};

const daysAgo = (database: Database, days: number): string => instantOf(database.now() - days * dayMs);

/** Cuts off the beginning of the journal up to the first entry that is to stay. */
const cutLog = async (database: Database, sync: string, { logDays }: PrivacySettings): Promise<number> => {
  if (logDays === null) return 0;
  const limit = daysAgo(database, logDays);
  return withHead(database, sync, async (transaction, head) => {
    const first = await firstToStay(transaction, sync, limit, head);
    const last = await transaction
      .selectFrom("journal")
      .select(["number", "chain"])
      .where("sync", "=", sync)
      .where("number", "=", first - 1)
      .executeTakeFirst();
    if (!last || last.number <= head.cut_entry) return 0;
    await transaction.deleteFrom("journal").where("sync", "=", sync).where("number", "<=", last.number).execute();
    const columns = { cut_entry: last.number, cut_chain: last.chain };
    await transaction.updateTable("heads").set(columns).where("sync", "=", sync).execute();
    const note = {
      type: "note",
      at: instantOf(database.now()),
      what: "cut",
      entries: [[head.cut_entry + 1, last.number]],
      chain: last.chain,
    } as const;
    await append(transaction, database.dialect, head, [noteLine(note)]);
    return last.number - head.cut_entry;
  });
};

const firstToStay = async (transaction: Transaction, sync: string, limit: string, head: HeadRow): Promise<number> => {
  const recent = await transaction
    .selectFrom("journal")
    .select(({ fn }) => fn.min("number").as("number"))
    .where("sync", "=", sync)
    .where("at", ">=", limit)
    .executeTakeFirst();
  const open = await transaction
    .selectFrom("open_intents")
    .select(({ fn }) => fn.min("number").as("number"))
    .where("sync", "=", sync)
    .executeTakeFirst();
  // The last entry always stays: the chain goes on from it.
  return Math.min(
    recent?.number ?? Number.POSITIVE_INFINITY,
    open?.number ?? Number.POSITIVE_INFINITY,
    head.last_entry,
  );
};

/** What is taken out of entries, once they are so old, and the number up to which that is done. */
interface Stripping {
  readonly upTo: "stripped_entry" | "emptied_entry";
  readonly days: number | null;
  readonly strip: (entry: Entry) => Entry;
}

const stripValues = async (database: Database, sync: string, { upTo, days, strip }: Stripping): Promise<number> => {
  if (days === null) return 0;
  const limit = daysAgo(database, days);
  for (let count = 0; ; ) {
    const done = await withHead(database, sync, async (transaction, head) => {
      const end = Math.min(await firstToStay(transaction, sync, limit, head), head[upTo] + 1 + entriesAtOnce);
      const stripped = await stripSome(transaction, database, head, head[upTo], end, strip);
      const columns = { [upTo]: Math.max(end - 1, head[upTo]) };
      await transaction.updateTable("heads").set(columns).where("sync", "=", sync).execute();
      return { count: stripped, isLast: end - 1 <= head[upTo] };
    });
    count += done.count;
    if (done.isLast) return count;
  }
};

const stripSome = async (
  transaction: Transaction,
  database: Database,
  head: HeadRow,
  after: number,
  end: number,
  strip: Stripping["strip"],
): Promise<number> => {
  const rows = await oldEntries(transaction, head.sync, after, end);
  const rewritten = rows.flatMap(({ number, content }) => {
    const entry = strip(parseJson(content));
    return JSON.stringify(entry) === content ? [] : [{ number, entry }];
  });
  await rewriteEntries(transaction, database.dialect, head.sync, rewritten);
  if (rewritten.length === 0) return 0;
  const entries = spansOf(rewritten.map(({ number }) => number));
  const note = { type: "note", at: instantOf(database.now()), what: "expired", entries } as const;
  await append(transaction, database.dialect, head, [noteLine(note)]);
  return rewritten.length;
};

const oldEntries = (transaction: Transaction, sync: string, after: number, end: number) =>
  transaction
    .selectFrom("journal")
    .select(["number", "content"])
    .where("sync", "=", sync)
    .where("number", ">", after)
    .where("number", "<", end)
    .where("type", "in", ["intent", "outcome"])
    .orderBy("number")
    .execute();

const withHead = <Answer>(
  database: Database,
  sync: string,
  work: (transaction: Transaction, head: HeadRow) => Promise<Answer>,
): Promise<Answer> =>
  atomically(database, async (transaction) => work(transaction, await headOf(transaction, database.dialect, sync)));

/** `sync` as its column has it. */
const headOf = (transaction: Transaction, dialect: Dialect, sync: string): Promise<HeadRow> =>
  dialect.lock(transaction.selectFrom("heads").selectAll().where("sync", "=", sync)).executeTakeFirstOrThrow();
