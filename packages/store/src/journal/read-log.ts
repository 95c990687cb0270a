import type { Entry } from "@rosterkit/core";
import { columnKey } from "../database/column-key.ts";
import { type Database, reading } from "../database/database.ts";
import { parseJson } from "../database/parse-json.ts";
import type { RunQuery } from "./read-runs.ts";

/** An entry of the journal, with its place. */
export interface LoggedEntry {
  readonly number: number;
  readonly entry: Entry;
}

/** Which of them; of several conditions all hold. */
export interface LogQuery extends RunQuery {
  readonly run?: string;
  /** The source record's id. */
  readonly subject?: string;
  /** ISO instant, inclusive. */
  readonly since?: string;
}

/** The journal page by page, latest first. */
export const readLog = async (
  database: Database,
  sync: string,
  { limit = 100, before, run, subject, since }: LogQuery = {},
): Promise<readonly LoggedEntry[]> => {
  const rows = await reading(database, (queries) =>
    queries
      .selectFrom("journal")
      .select(["number", "content"])
      .where("sync", "=", columnKey(sync))
      .where("type", "<>", "note")
      .where("number", "<", before ?? 2 ** 31 - 1)
      .$if(run !== undefined, (query) => query.where("run", "=", columnKey(run ?? "")))
      .$if(subject !== undefined, (query) => query.where("subject", "=", columnKey(subject ?? "")))
      .$if(since !== undefined, (query) => query.where("at", ">=", since ?? ""))
      .orderBy("number", "desc")
      .limit(limit)
      .execute(),
  );
  return rows.map(({ number, content }) => ({ number, entry: parseJson(content) }));
};
