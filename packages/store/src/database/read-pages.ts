import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { type Database, reading } from "./database.ts";
import { parseJson } from "./parse-json.ts";

/** Rows are as long as what a vendor says of somebody, and there may be a whole group in one: a page after a long one is shorter. */
const pageLength = 8 * 1024 * 1024;
const firstRows = 50;

/**
 * Streams the JSON in `content`, page by page, in the order of a key. `rows` selects key and content of what comes after a key; no transaction is held between
 * pages. A page is parsed as one list, which costs less than one text after the other.
 */
export async function* readPages<Item, Key extends string | number>(
  database: Database,
  rows: (after: Key | undefined) => RawBuilder<unknown>,
): AsyncGenerator<readonly Item[]> {
  let after: Key | undefined;
  let limit = Math.min(firstRows, database.batchSize);
  for (;;) {
    const page = sql<Row<Key>>`${rows(after)} order by key limit ${limit}`;
    const answer = await reading(database, (queries) => page.execute(queries));
    if (answer.rows.length === 0) return;
    const text = `[${answer.rows.map(({ content }) => content).join(",")}]`;
    yield parseJson(text, database.dialect.place);
    if (answer.rows.length < limit) return;
    after = answer.rows.at(-1)?.key;
    limit = nextLimit(limit, text.length, database.batchSize);
  }
}

interface Row<Key> {
  readonly key: Key;
  readonly content: string;
}

const nextLimit = (limit: number, length: number, batchSize: number): number =>
  Math.max(1, Math.min(Math.floor((limit * pageLength) / length), batchSize));
