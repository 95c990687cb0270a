import type { Sync } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

const contexts = new WeakMap<Sync, SyncContext>();

/** Remembers what a sync works with, for as long as it is there. Gives the sync back. */
export function withContext(sync: Sync, context: SyncContext): Sync {
  contexts.set(sync, context);
  return sync;
}

/** What a sync works with. `undefined`: it was not made by this copy of the package. */
export const contextOf = (sync: Sync): SyncContext | undefined => contexts.get(sync);
