import { printTable } from "@rosterkit/terminal";
import { exitCodes } from "../exit-codes.ts";
import type { Act } from "../invocation.ts";

/** Tells when runs are due and why. Asks the store alone. */
export const due: Act = async ({ workspace, global, screen }) => {
  const syncs = await Promise.all(
    (await workspace.some(global.sync)).map(async ({ id, sync }) => ({ id, due: await sync.due() })),
  );
  const rows = syncs.flatMap(({ id, due: runs }) => runs.map(({ at, because }) => [id, at, because]));
  printTable(
    screen,
    [
      ["sync", 30],
      ["due", 26],
      ["because", 24],
    ],
    rows,
  );
  return { code: exitCodes.done, json: { syncs } };
};
