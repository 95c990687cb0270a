import type { Migration } from "./migration.ts";

/** An index of links that holds what comparing and streaming ids and hashes asks for, so that neither reads the links, which are twenty times as long. */
export const indexOfHashes: Migration = {
  version: 3,
  name: "index of hashes",
  up: async (queries) => {
    await queries.schema
      .createIndex("links_hashes")
      .on("links")
      .columns(["sync", "resource", "source", "hash", "version"])
      .execute();
  },
};
