import { type AnyConnection, createSync, defaultIo, type Io, type Sync, type Wait } from "@rosterkit/core";
import type { DurableStore } from "@rosterkit/store";
import { UsageError } from "@rosterkit/terminal";
import type { Config, SyncInput } from "./config/config.ts";
import { type LoadedConfig, loadConfig } from "./config/load-config.ts";
import { loadEnvironment } from "./config/load-environment.ts";
import { openNamed } from "./config/open-connection.ts";
import { openStore } from "./config/open-store.ts";

/** A sync of the config, ready to be used. */
export interface NamedSync {
  readonly id: string;
  readonly sync: Sync;
}

/** What a command works with: config, store, and syncs as they are asked for. */
export interface Workspace {
  /** The config, with a `.env` beside it read into the environment. Rejects with a UsageError where there is none. */
  config(): Promise<LoadedConfig>;
  store(): Promise<DurableStore>;
  /** One sync: the named one, or the only one there is. */
  one(id: string | undefined): Promise<NamedSync>;
  /** The named one, or all. */
  some(id: string | undefined): Promise<readonly NamedSync[]>;
  /** The names of syncs likewise. Opens no connection. */
  ids(id: string | undefined): Promise<readonly string[]>;
  /** Closes whatever was opened. */
  close(): Promise<void>;
}

/** What a workspace is told. */
export interface WorkspaceOptions {
  /** The config file. Absent: the usual one of the folder. */
  readonly named: string | undefined;
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly onWait: (wait: Wait, vendor: string) => void;
}

/** A workspace of which nothing is open yet. */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  let loaded: Promise<LoadedConfig> | undefined;
  let opened: Promise<DurableStore> | undefined;
  const config = () => {
    loaded ??= loadWithEnvironment(options);
    return loaded;
  };
  const store = () => {
    opened ??= config().then((found) => openStore(found.config.store, found.folder, process.env));
    return opened;
  };
  // Its own settings are checked by `createSync`, which knows them all.
  const open = async (entry: Config["syncs"][number]): Promise<NamedSync> =>
    openFor((await config()).config, entry as unknown as SyncInput, await store(), options);
  const named = async (id: string | undefined) => {
    const found = (await config()).config;
    return id === undefined ? found.syncs : [syncOf(found, id)];
  };
  return {
    config,
    store,
    one: async (id) => open(syncOf((await config()).config, id)),
    some: async (id) => Promise.all((await named(id)).map(open)),
    ids: async (id) => (await named(id)).map((entry) => entry.id),
    close: async () => (await opened?.catch(() => undefined))?.close(),
  };
}

async function loadWithEnvironment({ named, folder }: WorkspaceOptions): Promise<LoadedConfig> {
  const loaded = await loadConfig(named, folder);
  loadEnvironment(loaded.folder);
  return loaded;
}

function syncOf({ syncs }: Config, id: string | undefined): Config["syncs"][number] {
  const names = syncs.map((sync) => sync.id).join(", ");
  const remedy = syncs.length === 0 ? "Add one to the config." : `Name one with --sync: ${names}`;
  const [only, ...others] = id === undefined ? syncs : syncs.filter((sync) => sync.id === id);
  if (!only) throw new UsageError(id === undefined ? "The config has no sync" : `There is no sync "${id}"`, remedy);
  if (others.length > 0) throw new UsageError("It is not said which sync is meant", remedy);
  return only;
}

async function openFor(
  config: Config,
  entry: SyncInput,
  store: DurableStore,
  { signal, onWait }: WorkspaceOptions,
): Promise<NamedSync> {
  const ioFor = (vendor: string): Io => ({ ...defaultIo(), signal, onWait: (wait) => onWait(wait, vendor) });
  const source = await openNamed(config, entry.source, process.env, ioFor(entry.source));
  const target = await openNamed(config, entry.target, process.env, ioFor(entry.target));
  return { id: entry.id, sync: syncBetween(entry, { source, target, store }) };
}

/** A sync of the config over its connections. Throws as `createSync` does. */
export function syncBetween(
  { source: _, target: __, ...settings }: SyncInput,
  over: { readonly source: AnyConnection; readonly target: AnyConnection; readonly store: DurableStore },
): Sync {
  return createSync({ ...over, received: over.store.received, settings });
}
