import { type AnyConnection, defaultIo } from "@rosterkit/core";
import type { Config } from "../config/config.ts";
import { settingsNamed } from "../config/open-connection.ts";

/** A connection of a config by its name. */
export type OpenConnection = (config: Config, name: string) => Promise<AnyConnection>;

/**
 * Opens connections once, and anew when their settings or secrets have changed, which `onChange` is told with the connection's name. Rejects as `openNamed` does.
 */
export function createKeptConnections(onChange: (name: string) => void): OpenConnection {
  const known = new Map<string, { readonly of: string; readonly connection: AnyConnection }>();
  return async (config, name) => {
    const { adapter, settings } = await settingsNamed(config, name, process.env);
    const of = JSON.stringify([adapter.id, settings]);
    const before = known.get(name);
    if (before?.of === of) return before.connection;
    const connection = adapter.connect(settings, defaultIo());
    known.set(name, { of, connection });
    if (before) onChange(name);
    return connection;
  };
}
