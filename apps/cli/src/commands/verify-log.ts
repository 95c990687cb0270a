import { exitCodes } from "../exit-codes.ts";
import type { Act } from "../invocation.ts";

/** Proves the log of each sync: that every entry is the one that was written, in its place. */
export const verifyLog: Act = async ({ workspace, global, screen: { print, paint } }) => {
  const store = await workspace.store();
  const syncs: object[] = [];
  let isIntact = true;
  for (const id of await workspace.ids(global.sync)) {
    const found = await store.verifyLog(id);
    isIntact &&= found.intact;
    syncs.push({ id, ...found });
    print(
      `  ${found.intact ? paint.green("✓") : paint.red("✗")} ${id}: ${found.entries} entries, the last is ${found.head.number}`,
    );
    for (const { number, problem } of found.problems) print(`    ${paint.red(problem)} entry ${number}`);
  }
  return { code: isIntact ? exitCodes.done : exitCodes.error, json: { intact: isIntact, syncs } };
};
