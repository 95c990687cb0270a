import type { SyncsToRun } from "@rosterkit/server";
import type { DurableStore } from "@rosterkit/store";
import type { Config, SyncInput } from "../config/config.ts";
import { syncBetween } from "../workspace.ts";
import type { CurrentConfig } from "./current-config.ts";
import type { OpenConnection } from "./kept-connections.ts";

/** The syncs of a config as it is at each turn. */
export function createServedSyncs(
  current: CurrentConfig,
  store: DurableStore,
  connectionTo: OpenConnection,
): SyncsToRun {
  return {
    list: async () => (await current()).config.syncs.map(({ id }) => id),
    open: async (id) => {
      const { config } = await current();
      const entry = config.syncs.find((sync) => sync.id === id);
      if (!entry) return undefined;
      const [source, target] = [await connectionTo(config, entry.source), await connectionTo(config, entry.target)];
      return {
        // Its own settings are checked by `createSync`, which knows them all.
        sync: syncBetween(entry as unknown as SyncInput, { source, target, store }),
        source: { id: entry.source, adapter: source.adapter.id },
        target: { id: entry.target, adapter: target.adapter.id },
        ...timesOf(config, id),
      };
    },
  };
}

function timesOf({ server }: Config, id: string) {
  const { schedule, pollEveryMinutes } = (Object.hasOwn(server.syncs, id) && server.syncs[id]) || {};
  return { ...(schedule && { schedule }), ...(pollEveryMinutes !== undefined && { pollEveryMinutes }) };
}
