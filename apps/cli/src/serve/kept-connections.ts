import { type AnyConnection, defaultIo, type Wait } from "@rosterkit/core";
import type { Config } from "../config/config.ts";
import { settingsNamed } from "../config/open-connection.ts";

/** A connection of a config by its name. */
export type OpenConnection = (config: Config, name: string) => Promise<AnyConnection>;

/** Who is told what of connections. */
export interface ConnectionListeners {
  readonly onWait: (wait: Wait) => void;
  /** The settings or secrets of the connection of this name are others than before. */
  readonly onChange: (name: string) => void;
}

/** Opens connections once, and anew when their settings or secrets have changed. Rejects as `openNamed` does. */
export function createKeptConnections({ onWait, onChange }: ConnectionListeners): OpenConnection {
  const known = new Map<string, { readonly of: string; readonly connection: AnyConnection }>();
  return async (config, name) => {
    const { adapter, settings } = await settingsNamed(config, name, process.env);
    const of = JSON.stringify([adapter.id, settings]);
    const before = known.get(name);
    if (before?.of === of) return before.connection;
    const connection = adapter.connect(settings, { ...defaultIo(), onWait });
    known.set(name, { of, connection });
    if (before) onChange(name);
    return connection;
  };
}
