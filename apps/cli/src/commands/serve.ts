import { resolve } from "node:path";
import { UsageError } from "@rosterkit/terminal";
import type { Config } from "../config/config.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { Act } from "../invocation.ts";
import { claimFile, type Unclaim } from "../serve/claim-file.ts";

/** Runs syncs by themselves until it is told to end, and answers over HTTP. */
export const serve: Act = async (stage) => {
  const loaded = await stage.workspace.config();
  assertServable(loaded.config);
  const unclaim = await claim(loaded);
  // No other command needs all that a server is made of.
  const { serveStore } = await import("../serve/serve-store.ts");
  try {
    return await serveStore(stage, loaded);
  } finally {
    unclaim();
  }
};

/** Throws a UsageError for a config of which nothing can be served. */
function assertServable({ syncs, server }: Config): void {
  if (syncs.length === 0) throw new UsageError("The config has no sync", "Add one to the config.");
  const ids = new Set(syncs.map(({ id }) => id));
  const unknown = Object.keys(server.syncs).find((id) => !ids.has(id));
  if (unknown !== undefined)
    throw new UsageError(
      `The server part of the config names "${unknown}", which is no sync`,
      `The config has: ${[...ids].join(", ")}`,
    );
}

/** Several processes may serve one database server, and one a file. */
async function claim({ config: { store }, folder }: LoadedConfig): Promise<Unclaim> {
  return "sqlite" in store ? claimFile(resolve(folder, store.sqlite)) : () => undefined;
}
