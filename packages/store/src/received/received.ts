import type { NamedByEvent, ReceivedBetween, ReceivedHint, ReceivedHints } from "@rosterkit/core";
import { sql } from "kysely";
import { columnKey, idOf } from "../database/column-key.ts";
import { atomically, type Database, reading } from "../database/database.ts";
import { insertRows } from "../database/insert-rows.ts";

/** What came of events: whom they named and when, and nothing else. It goes after `eventDays` of the privacy settings. */
export interface Received extends ReceivedHints {
  /** What came meanwhile, latest first, no more than so many. */
  list(sync: string, between: ReceivedBetween, atMost: number): Promise<readonly ReceivedHint[]>;
}

const columns = { sync: "text", key: "text", at: "text", resource: "text", subject: "text" } as const;
const asItWas = sql`on conflict (sync, key) do nothing`;

/** What was received, in a database. */
export const createReceived = (database: Database): Received => ({
  add: (sync, hints) => {
    const rows = hints.map(({ key, at, resource, id }) => [
      columnKey(sync),
      columnKey(key),
      at,
      resource,
      id === undefined ? null : columnKey(id),
    ]);
    return atomically(database, (transaction) =>
      insertRows(transaction, database.dialect, "received", columns, rows, asItWas),
    );
  },
  named: async (sync, between, atMost) => {
    const rows = await reading(database, (queries) =>
      queries
        .selectFrom("received")
        .select(["resource", "subject"])
        .distinct()
        .where("sync", "=", columnKey(sync))
        .where("at", ">=", between.since)
        .where("at", "<", between.until)
        .limit(atMost)
        .execute(),
    );
    return rows.map(namedOf);
  },
  list: async (sync, between, atMost) => {
    const rows = await reading(database, (queries) =>
      queries
        .selectFrom("received")
        .select(["key", "at", "resource", "subject"])
        .where("sync", "=", columnKey(sync))
        .where("at", ">=", between.since)
        .where("at", "<", between.until)
        .orderBy("at", "desc")
        .orderBy("key")
        .limit(atMost)
        .execute(),
    );
    return rows.map(({ key, at, ...named }) => ({ key: idOf(key), at, ...namedOf(named) }));
  },
});

interface NamedRow {
  readonly resource: NamedByEvent["resource"];
  readonly subject: string | null;
}

const namedOf = ({ resource, subject }: NamedRow): NamedByEvent => ({
  resource,
  ...(subject !== null && { id: idOf(subject) }),
});
