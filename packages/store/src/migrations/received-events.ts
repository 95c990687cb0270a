import { idType, keptInOrder } from "./column-types.ts";
import type { Migration } from "./migration.ts";

/** What came of events, by whom they named. */
export const receivedEvents: Migration = {
  version: 4,
  name: "received events",
  up: async (queries, dialect) => {
    const id = idType(dialect);
    await queries.schema
      .createTable("received")
      .addColumn("sync", id, (column) => column.notNull())
      .addColumn("key", id, (column) => column.notNull())
      .addColumn("at", id, (column) => column.notNull())
      .addColumn("resource", "text", (column) => column.notNull())
      .addColumn("subject", id)
      .addPrimaryKeyConstraint("received_key", ["sync", "key"])
      .modifyEnd(keptInOrder(dialect))
      .execute();
    await queries.schema
      .createIndex("received_in_order")
      .on("received")
      .columns(["sync", "at", "resource", "subject"])
      .execute();
  },
};
