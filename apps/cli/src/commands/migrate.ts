import { migrateStore } from "../config/open-store.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Act } from "../invocation.ts";

/** Brings the tables of the store up to date. */
export const migrate: Act = async ({ workspace, screen }) => {
  const { config, folder } = await workspace.config();
  const { from, to } = await migrateStore(config.store, folder, process.env);
  screen.print(
    from === to
      ? `  The tables are up to date: version ${to}.`
      : `  The tables are of version ${to} now; they were of ${from}.`,
  );
  return { code: exitCodes.done, json: { from, to } };
};
