import { idType } from "./column-types.ts";
import type { Migration } from "./migration.ts";

/** Keys of the HTTP API. */
export const apiKeys: Migration = {
  version: 2,
  name: "API keys",
  up: async (queries, dialect) => {
    const id = idType(dialect);
    await queries.schema
      .createTable("api_keys")
      .addColumn("id", id, (column) => column.primaryKey().notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("role", "text", (column) => column.notNull())
      .addColumn("digest", "text", (column) => column.notNull())
      .addColumn("made_at", id, (column) => column.notNull())
      .addColumn("made_by", "text", (column) => column.notNull())
      .addColumn("ends_at", id)
      .addColumn("used_at", id)
      .addColumn("revoked_at", id)
      .addColumn("revoked_by", "text")
      .execute();
  },
};
