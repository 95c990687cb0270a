import type { Entry } from "@rosterkit/core";
import { columnKey } from "../database/column-key.ts";
import { type Database, reading } from "../database/database.ts";
import { parseJson } from "../database/parse-json.ts";
import type { HeadRow, JournalRow } from "../database/tables.ts";
import { chained, digestOf } from "./chain.ts";
import type { Note, Span } from "./notes.ts";

/** Where a journal ends. Kept somewhere else, it shows later that nothing of what was there has been changed since, the head included. */
export interface LogHead {
  readonly number: number;
  readonly chain: string;
}

/** What is wrong with one entry. */
export interface LogProblem {
  /** Its number in the sync's journal. */
  readonly number: number;
  readonly problem: /** The content is not what was written. */
    | "altered"
    /** What is searched by says something else than the content. */
    | "mislabelled"
    /** It is not there. */
    | "missing"
    /** It does not follow from the entry before. */
    | "out of chain"
    /** The content was taken away, and no note says so. */
    | "emptied";
}

/** What a look through a sync's journal found. */
export interface LogVerification {
  /** Nothing is wrong. */
  readonly intact: boolean;
  /** How many entries are there, notes of the store included. */
  readonly entries: number;
  /** Entries whose person was erased. */
  readonly erased: number;
  /** Entries whose values were kept long enough. */
  readonly expired: number;
  /** Number of the last entry that was cut off, as a note of the journal says; 0: none. */
  readonly cutUpTo: number;
  readonly head: LogHead;
  /** At most a thousand. */
  readonly problems: readonly LogProblem[];
}

const mostProblems = 1000;
const pageSize = 1000;

/**
 * Proves a sync's journal: every entry is the one that was written, in its place, or a later note says why its content is gone. `known`: a head that was kept
 * elsewhere, which the journal must contain.
 */
export const verifyLog = async (database: Database, sync: string, known?: LogHead): Promise<LogVerification> => {
  const key = columnKey(sync);
  const head = await reading(database, (queries) =>
    queries.selectFrom("heads").selectAll().where("sync", "=", key).executeTakeFirst(),
  );
  const proof = createProof(head, known);
  let after = proof.start;
  for (
    let page = await pageAfter(database, key, after);
    page.length > 0;
    page = await pageAfter(database, key, after)
  ) {
    for (const row of page) proof.take(row);
    after = page.at(-1)?.number ?? after;
  }
  return proof.finish();
};

const pageAfter = (database: Database, sync: string, after: number): Promise<readonly JournalRow[]> =>
  reading(database, (queries) =>
    queries
      .selectFrom("journal")
      .selectAll()
      .where("sync", "=", sync)
      .where("number", ">", after)
      .orderBy("number")
      .limit(pageSize)
      .execute(),
  );

const createProof = (head: HeadRow | undefined, known: LogHead | undefined) => {
  const problems: LogProblem[] = [];
  const emptied = new Set<number>();
  const noted = { erased: [] as Span[], expired: [] as Span[], cut: 0, cutChain: "" };
  const start = head?.cut_entry ?? 0;
  let last: LogHead = { number: start, chain: head?.cut_chain ?? "" };
  let entries = 0;
  const blame = (number: number, problem: LogProblem["problem"]) => {
    if (problems.length < mostProblems) problems.push({ number, problem });
  };
  const take = (row: JournalRow) => {
    entries += 1;
    for (let lost = last.number + 1; lost < row.number && problems.length < mostProblems; lost += 1)
      blame(lost, "missing");
    if (chained(last.chain, row.digest) !== row.chain) blame(row.number, "out of chain");
    if (row.salt === null) emptied.add(row.number);
    else if (digestOf(row.salt, row.content) !== row.digest) blame(row.number, "altered");
    else if (row.type === "note") heed(noted, parseJson(row.content));
    if (row.type !== "note" && !agrees(row)) blame(row.number, "mislabelled");
    if (known?.number === row.number && known.chain !== row.chain) blame(row.number, "out of chain");
    last = { number: row.number, chain: row.chain };
  };
  const finish = (): LogVerification => {
    if (head && head.last_entry > last.number) blame(last.number + 1, "missing");
    else if (head && head.chain !== last.chain) blame(last.number, "out of chain");
    if (known && known.number > last.number) blame(known.number, "missing");
    if (start !== noted.cut || (start > 0 && noted.cutChain !== head?.cut_chain)) blame(start, "missing");
    const erased = countIn(emptied, noted.erased);
    const expired = countIn(emptied, noted.expired);
    for (const number of emptied) blame(number, "emptied");
    return { intact: problems.length === 0, entries, erased, expired, cutUpTo: noted.cut, head: last, problems };
  };
  return { start, take, finish };
};

/** Notes come after what they are about. */
const heed = (noted: { erased: Span[]; expired: Span[]; cut: number; cutChain: string }, note: Note) => {
  if (note.what !== "cut") {
    noted[note.what].push(...note.entries);
    return;
  }
  noted.cut = Math.max(noted.cut, ...note.entries.map(([, last]) => last));
  noted.cutChain = note.chain ?? "";
};

/** Counts the numbers that lie in spans, and takes them out. */
const countIn = (numbers: Set<number>, spans: readonly Span[]): number => {
  let count = 0;
  for (const number of [...numbers]) {
    if (spans.some(([first, last]) => first <= number && number <= last) && numbers.delete(number)) count += 1;
  }
  return count;
};

const agrees = (row: JournalRow): boolean => {
  const entry: Entry = parseJson(row.content);
  const [change, subject] = entry.type === "run" ? [null, null] : [columnKey(entry.change), columnKey(entry.subject)];
  return (
    entry.type === row.type &&
    entry.at === row.at &&
    columnKey(entry.run) === row.run &&
    change === row.change &&
    subject === row.subject
  );
};
