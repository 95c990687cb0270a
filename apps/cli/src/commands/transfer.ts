import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Store } from "@rosterkit/core";
import { UsageError } from "@rosterkit/terminal";
import { exitCodes } from "../exit-codes.ts";
import type { Act } from "../invocation.ts";
import { keepPrivately } from "../output/keep-privately.ts";
import { leased } from "../transfer/leased.ts";
import { readSync } from "../transfer/read-sync.ts";
import { writeSync } from "../transfer/write-sync.ts";
import { assertFile } from "./kept-plan.ts";

/** Writes what the store knows of a sync into a file. */
export const exportSync: Act = async ({ workspace, global, words, screen }) => {
  const file = words[0] ?? "";
  const { id } = await workspace.one(global.sync);
  const store = await workspace.store();
  await leased(store, id, () => keepPrivately(file, writeSync(store, id)));
  screen.print(`  Wrote ${file}. It holds personal data.`);
  return { code: exitCodes.done, json: { sync: id, file } };
};

/** Takes what a file knows of a sync into a store that knows nothing of it, all or nothing. */
export const importSync: Act = async ({ workspace, words, screen }) => {
  const file = words[0] ?? "";
  await assertFile(file, "Make one with: rosterkit export <file>");
  const { sync, batch } = await readSync(createInterface({ input: createReadStream(file, "utf8") }));
  const store = await workspace.store();
  await leased(store, sync, async (lease) => {
    if (await knows(store, sync))
      throw new UsageError(`The store knows ${sync} already`, "Import into a store that does not; nothing is mixed.");
    await store.commit(lease, batch);
  });
  const counts = { links: batch.links.length, entries: batch.entries.length, facts: Object.keys(batch.keep).length };
  screen.print(`  Took ${counts.links} links, ${counts.entries} entries and ${counts.facts} facts of ${sync}.`);
  return { code: exitCodes.done, json: { sync, ...counts } };
};

async function knows(store: Store, sync: string): Promise<boolean> {
  for (const resource of ["people", "groups"] as const)
    for await (const links of store.links(sync, resource)) if (links.length > 0) return true;
  for await (const entries of store.entries(sync, { since: "0000-01-01T00:00:00.000Z" }))
    if (entries.length > 0) return true;
  return false;
}
