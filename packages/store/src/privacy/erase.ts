import { randomUUID } from "node:crypto";
import { ConfigurationError, type Entry, type Lease } from "@rosterkit/core";
import { columnKey } from "../database/column-key.ts";
import { atomically, type Database, type Dialect, instantOf, type Transaction } from "../database/database.ts";
import { parseJson } from "../database/parse-json.ts";
import { lockLeased } from "../engine/head.ts";
import { writeKept } from "../engine/write-kept.ts";
import { hashOf } from "../engine/write-links.ts";
import { append } from "../journal/append.ts";
import { noteLine, spansOf } from "../journal/notes.ts";
import { eraseReceived } from "../received/forget-received.ts";
import { forgetInValue } from "./forget-in-value.ts";
import { createFinder, createTextFinder, type ErasedPerson, fewestLetters } from "./names-person.ts";
import { withoutPerson, withoutValues } from "./redact-entry.ts";
import { type Rewritten, rewriteEntries } from "./rewrite-entries.ts";

/** What was erased. */
export interface Erased {
  /** 1 when they are linked: the evidence is gone, and the ids stay, because without them the person would be made again. */
  readonly links: number;
  /** Entries of the journal, their own and those of others that named them. */
  readonly entries: number;
  /** Entries of theirs that stay, because the outcome of a write is not known yet: settle it with a run and erase again. */
  readonly open: number;
  /** Kept values that said something of them. */
  readonly kept: number;
  /** Plans that named them, which went whole. */
  readonly plans: number;
  /** What was kept of events that named them. */
  readonly events: number;
}

const entriesAtOnce = 1000;

/**
 * Erases a person from what one sync remembers, whole or not at all, under a lease so that no run writes again what it has read before: evidence of
 * their link and all its history, their entries of the journal and the values of those that name them, plans that name them, what kept values say of them, and that events named them.
 */
export const erase = async (database: Database, lease: Lease, person: ErasedPerson, by: string): Promise<Erased> => {
  assertPerson(person);
  const sync = columnKey(lease.sync);
  return atomically(database, async (transaction) => {
    const head = await lockLeased(transaction, database.dialect, lease);
    const found = await findEntries(transaction, sync, person);
    await rewriteEntries(transaction, database.dialect, sync, found.rewritten);
    if (found.rewritten.length > 0) {
      const entries = spansOf(found.rewritten.map(({ number }) => number));
      const note = noteLine({ type: "note", at: instantOf(database.now()), what: "erased", entries, by });
      await append(transaction, database.dialect, head, [note]);
    }
    return {
      links: await eraseLink(transaction, sync, person),
      entries: found.rewritten.length,
      open: found.open,
      kept: await eraseKept(transaction, database.dialect, sync, person),
      plans: await erasePlans(transaction, sync, person),
      events: await eraseReceived(transaction, sync, person),
    };
  });
};

const assertPerson = ({ source, texts = [] }: ErasedPerson) => {
  const problems = [
    ...(source === "" ? [{ path: "source", message: "is empty" }] : []),
    ...texts.flatMap((text, index) =>
      text.trim().length < fewestLetters
        ? [{ path: `texts.${index}`, message: `has fewer than ${fewestLetters} letters and would find others` }]
        : [],
    ),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
};

/** Every entry is looked at once: their own by subject, those of others by what they say. */
const findEntries = async (transaction: Transaction, sync: string, person: ErasedPerson) => {
  const alias = `erased-${randomUUID()}`;
  const tells = createTextFinder(person);
  const rewritten: Rewritten[] = [];
  const open = new Set((await openNumbers(transaction, sync)).map(({ number }) => number));
  let stay = 0;
  for (let after = 0; ; ) {
    const rows = await entriesAfter(transaction, sync, after);
    for (const { number, content } of rows) {
      const entry: Entry = parseJson(content);
      const isTheirs = isAbout(entry, person.source);
      if (!isTheirs && !tells(content)) continue;
      if (open.has(number)) stay += 1;
      else rewritten.push({ number, entry: isTheirs ? withoutPerson(entry, alias) : withoutValues(entry) });
    }
    const last = rows.at(-1);
    if (!last) return { rewritten, open: stay };
    after = last.number;
  }
};

/** A group may have the id of a person. */
const isAbout = (entry: Entry, source: string): boolean =>
  entry.type !== "run" && entry.subject === source && !entry.change.startsWith("groups/");

const openNumbers = (transaction: Transaction, sync: string) =>
  transaction.selectFrom("open_intents").select("number").where("sync", "=", sync).execute();

const entriesAfter = (transaction: Transaction, sync: string, after: number) =>
  transaction
    .selectFrom("journal")
    .select(["number", "content"])
    .where("sync", "=", sync)
    .where("number", ">", after)
    .where("type", "in", ["intent", "outcome"])
    .orderBy("number")
    .limit(entriesAtOnce)
    .execute();

const eraseLink = async (transaction: Transaction, sync: string, { source }: ErasedPerson): Promise<number> => {
  const id = columnKey(source);
  const link = await transaction
    .selectFrom("links")
    .select("content")
    .where("sync", "=", sync)
    .where("resource", "=", "people")
    .where("source", "=", id)
    .executeTakeFirst();
  if (!link) return 0;
  const content = JSON.stringify({ ...parseJson(link.content), evidence: [] });
  await transaction
    .updateTable("links")
    .set({ content, hash: hashOf(content) })
    .where("sync", "=", sync)
    .where("resource", "=", "people")
    .where("source", "=", id)
    .execute();
  await transaction
    .deleteFrom("link_history")
    .where("sync", "=", sync)
    .where("resource", "=", "people")
    .where("source", "=", id)
    .execute();
  return 1;
};

const eraseKept = async (
  transaction: Transaction,
  dialect: Dialect,
  sync: string,
  person: ErasedPerson,
): Promise<number> => {
  const names = createFinder(person);
  const rows = await transaction.selectFrom("kept").select(["key", "content"]).where("sync", "=", sync).execute();
  const changed = rows
    .filter(({ content }) => names(content))
    .flatMap(({ key, content }): readonly (readonly [string, string | null])[] => {
      const left = JSON.stringify(forgetInValue(parseJson(content), person));
      return left === content ? [] : [[key, left ?? null]];
    });
  await writeKept(transaction, dialect, sync, changed);
  return changed.length;
};

/** A plan without one of its lines is not that plan any more, and the next run makes another. */
const erasePlans = async (transaction: Transaction, sync: string, person: ErasedPerson): Promise<number> => {
  const names = createFinder(person);
  const plans = await transaction.selectFrom("plans").select("id").where("sync", "=", sync).execute();
  let count = 0;
  for (const { id } of plans) {
    const lines = await transaction.selectFrom("plan_lines").select("content").where("plan", "=", id).execute();
    if (!lines.some(({ content }) => names(content))) continue;
    await transaction.deleteFrom("plans").where("id", "=", id).execute();
    count += 1;
  }
  return count;
};
