import { createHash } from "node:crypto";
import { keptNames, type Store } from "@rosterkit/core";
import { lineOf, syncFormat } from "./sync-file.ts";

const beginning = "0000-01-01T00:00:00.000Z";

/** What a store knows of a sync as JSON Lines: a header, one link, entry or fact a line, and a digest of all lines before. Holds personal data. */
export async function* writeSync(store: Store, sync: string): AsyncGenerator<string> {
  const hash = createHash("sha256");
  for await (const line of linesOf(store, sync)) {
    hash.update(line);
    yield line;
  }
  yield lineOf({ digest: hash.digest("hex") });
}

async function* linesOf(store: Store, sync: string): AsyncGenerator<string> {
  yield lineOf({ format: syncFormat, version: 1, sync, at: new Date().toISOString() });
  for (const resource of ["people", "groups"] as const)
    for await (const links of store.links(sync, resource)) for (const link of links) yield lineOf({ link });
  for await (const entries of store.entries(sync, { since: beginning }))
    for (const entry of entries) yield lineOf({ entry });
  for (const name of keptNames) {
    const value = await store.kept(sync, name);
    if (value !== undefined && value !== null) yield lineOf({ kept: name, value });
  }
}
