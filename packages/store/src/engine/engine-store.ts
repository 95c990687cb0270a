import type { Store } from "@rosterkit/core";
import { columnKey } from "../database/column-key.ts";
import { type Database, reading } from "../database/database.ts";
import { parseJson } from "../database/parse-json.ts";
import { commit } from "./commit.ts";
import { createLeases } from "./leases.ts";
import { readEntries } from "./read-entries.ts";
import { readLinks } from "./read-links.ts";

/** Core's contract over a database. */
export const createEngineStore = (database: Database): Store => ({
  ...createLeases(database),
  commit: (lease, batch) => commit(database, lease, batch),
  links: (sync, resource) => readLinks(database, sync, resource),
  entries: (sync, which) => readEntries(database, sync, which),
  kept: async (sync, key) => {
    const row = await reading(database, (queries) =>
      queries
        .selectFrom("kept")
        .select("content")
        .where("sync", "=", columnKey(sync))
        .where("key", "=", columnKey(key))
        .executeTakeFirst(),
    );
    return row && parseJson(row.content, database.dialect.place);
  },
});
