import type { ReceivedHint, Replayed } from "@rosterkit/core";
import { printTable, UsageError } from "@rosterkit/terminal";
import { exitCodes } from "../exit-codes.ts";
import type { Act, Stage } from "../invocation.ts";
import { readInstant } from "./read-instant.ts";

const dayMs = 86_400_000;
/** More are none for a screen. */
const mostShown = 200;

/** Shows whom events named lately, latest first. */
export const listEvents: Act = async ({ workspace, global, screen, options }) => {
  const store = await workspace.store();
  const since = instantIn(options, "since") ?? new Date(Date.now() - dayMs).toISOString();
  const between = { since, until: new Date(Date.now() + 1000).toISOString() };
  const syncs: { readonly id: string; readonly events: readonly ReceivedHint[] }[] = [];
  for (const id of await workspace.ids(global.sync))
    syncs.push({ id, events: await store.received.list(id, between, mostShown) });
  printTable(
    screen,
    [
      ["sync", 30],
      ["came", 26],
      ["about", 60],
    ],
    syncs.flatMap(({ id, events }) => events.map((event) => [id, event.at, named(event)])),
  );
  return { code: exitCodes.done, json: { syncs } };
};

const named = ({ resource, id }: ReceivedHint): string => (id === undefined ? `all ${resource}` : `${resource} ${id}`);

/** Has everybody looked at once more whom events named that came since then. */
export const replayEvents: Act = async ({ workspace, global, screen, options }) => {
  const since = instantIn(options, "since");
  if (since === undefined) throw new UsageError("It is not said which events", "Say it with --since <instant>.");
  const until = instantIn(options, "until");
  const syncs: ({ readonly id: string } & Replayed)[] = [];
  for (const { id, sync } of await workspace.some(global.sync)) {
    const replayed = await sync.replay({ since, ...(until !== undefined && { until }) });
    syncs.push({ id, ...replayed });
    const whom = replayed.everybody ? "everybody" : `${replayed.people} ${replayed.people === 1 ? "person" : "people"}`;
    screen.print(`  ${id}: ${whom} to be looked at once more`);
  }
  screen.print("  Now by: rosterkit plan --hinted; a server does it by itself within a quarter of an hour.");
  return { code: exitCodes.done, json: { syncs } };
};

const instantIn = (options: Stage["options"], name: "since" | "until"): string | undefined => {
  const given = options[name];
  return typeof given === "string" ? readInstant(given, `--${name}`) : undefined;
};
