import type { Batch, Lease } from "@rosterkit/core";
import { columnKey } from "../database/column-key.ts";
import { atomically, type Database } from "../database/database.ts";
import { append, lineOf } from "../journal/append.ts";
import { lockLeased } from "./head.ts";
import { keptLines, writeKept } from "./write-kept.ts";
import { linkLines, writeLinks } from "./write-links.ts";
import { writeOpenIntents } from "./write-open-intents.ts";

/** Makes a batch durable under a lease, whole or not at all. It is made into text before anything is awaited, so what its caller changes later changes nothing. */
export const commit = async (database: Database, lease: Lease, batch: Batch): Promise<void> => {
  const { dialect, now } = database;
  const links = linkLines(batch.links ?? []);
  const entries = (batch.entries ?? []).map(lineOf);
  const kept = keptLines(batch.keep ?? {});
  const sync = columnKey(lease.sync);
  await atomically(database, async (transaction) => {
    const head = await lockLeased(transaction, dialect, lease);
    await writeLinks(transaction, dialect, sync, links, now());
    await append(transaction, dialect, head, entries);
    await writeOpenIntents(transaction, dialect, sync, head.last_entry, entries);
    await writeKept(transaction, dialect, sync, kept);
  });
};
