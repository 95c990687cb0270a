import type { RunEntry } from "@rosterkit/core";
import { columnKey } from "../database/column-key.ts";
import { type Database, reading } from "../database/database.ts";
import { parseJson } from "../database/parse-json.ts";

/** The beginning or the end of a run, with its place in the journal. */
export interface LoggedRun {
  readonly number: number;
  readonly entry: RunEntry;
}

/** Which of them. */
export interface RunQuery {
  /** At most so many. Absent: 100. */
  readonly limit?: number;
  /** Only those before this number, to read on. */
  readonly before?: number;
}

/** Beginnings and ends of runs, latest first. */
export const readRuns = async (
  database: Database,
  sync: string,
  { limit = 100, before }: RunQuery = {},
): Promise<readonly LoggedRun[]> => {
  const rows = await reading(database, (queries) =>
    queries
      .selectFrom("journal")
      .select(["number", "content"])
      .where("sync", "=", columnKey(sync))
      .where("type", "=", "run")
      .where("number", "<", before ?? 2 ** 31 - 1)
      .orderBy("number", "desc")
      .limit(limit)
      .execute(),
  );
  return rows.map(({ number, content }) => ({ number, entry: parseJson(content, database.dialect.place) }));
};
