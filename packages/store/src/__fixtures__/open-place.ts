import type { DurableStore, StoreSettings } from "../durable-store.ts";
import { openPostgresStore } from "../open-postgres-store.ts";
import { openSqliteStore } from "../open-sqlite-store.ts";

/** A file, or a schema of a server. */
export type PlaceOptions = { readonly file: string } | { readonly connectionString: string; readonly schema: string };

/** Opens a place, in this process or in one that was told its options. */
export const openPlace = (options: PlaceOptions, settings: StoreSettings = {}): Promise<DurableStore> =>
  "file" in options ? openSqliteStore({ ...options, ...settings }) : openPostgresStore({ ...options, ...settings });
