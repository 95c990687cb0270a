import type { Entry, EntryQuery, Sync } from "@rosterkit/core";
import { entryRows } from "@rosterkit/terminal";
import { exitCodes } from "../exit-codes.ts";
import type { Act, Stage } from "../invocation.ts";
import { printRows } from "../output/print-rows.ts";
import { personNamed } from "./person-named.ts";
import { readInstant } from "./read-instant.ts";

const dayMs = 86_400_000;

/** Shows the journal as people read it. */
export const log: Act = async (stage) => {
  const { workspace, global, screen } = stage;
  const { id, sync } = await workspace.one(global.sync);
  const store = await workspace.store();
  const entries: Entry[] = [];
  for await (const batch of store.entries(id, await queryOf(stage, sync))) entries.push(...batch);
  printRows(screen, entryRows(entries, []));
  return { code: exitCodes.done, json: { sync: id, entries } };
};

async function queryOf({ options: { run, person, since } }: Stage, sync: Sync): Promise<EntryQuery> {
  if (typeof run === "string") return { run };
  if (typeof person === "string") return { subject: await personNamed(sync, person) };
  const from = typeof since === "string" ? readInstant(since, "--since") : undefined;
  return { since: from ?? new Date(Date.now() - 30 * dayMs).toISOString() };
}
