import { momentIn, nameIn, printTable } from "@rosterkit/terminal";
import { exitCodes } from "../exit-codes.ts";
import type { Act } from "../invocation.ts";
import { readInstant } from "./read-instant.ts";

/** Shows what becomes true of whom. Reads the source alone. */
export const simulate: Act = async ({ workspace, global, options, screen }) => {
  const from = typeof options.from === "string" ? readInstant(options.from, "--from") : new Date().toISOString();
  const to = readInstant(String(options.to), "--to");
  const { sync } = await workspace.one(global.sync);
  const moments = await sync.simulate(from, to);
  const rows = moments.map(({ at, who, wish, because, zone }) => [
    momentIn(zone, at),
    nameIn(who),
    wish,
    because,
    zone,
  ]);
  if (rows.length === 0) screen.print("  Nothing changes by itself in that time.");
  else
    printTable(
      screen,
      [
        ["when", 26],
        ["who", 22],
        ["account", 18],
        ["why", 16],
        ["zone", 20],
      ],
      rows,
    );
  return { code: exitCodes.done, json: { from, to, moments } };
};
