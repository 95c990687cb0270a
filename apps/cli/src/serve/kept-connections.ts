import { type AnyConnection, defaultIo, type Io } from "@rosterkit/core";
import type { Config } from "../config/config.ts";
import { settingsNamed } from "../config/open-connection.ts";

/** A connection of a config by its name. */
export type OpenConnection = (config: Config, name: string) => Promise<AnyConnection>;

/** What connections are opened with, and who is told what of them. */
export interface KeptConnectionsOptions extends Pick<Io, "onWait" | "budgets"> {
  /** The settings or secrets of the connection of this name are others than before. */
  readonly onChange: (name: string) => void;
}

/** Opens connections once, and anew when their settings or secrets have changed. Rejects as `openNamed` does. */
export function createKeptConnections({ onChange, ...io }: KeptConnectionsOptions): OpenConnection {
  const known = new Map<string, { readonly of: string; readonly connection: AnyConnection }>();
  return async (config, name) => {
    const { adapter, settings } = await settingsNamed(config, name, process.env);
    const of = JSON.stringify([adapter.id, settings]);
    const before = known.get(name);
    if (before?.of === of) return before.connection;
    const connection = adapter.connect(settings, { ...defaultIo(), ...io });
    known.set(name, { of, connection });
    if (before) onChange(name);
    return connection;
  };
}
