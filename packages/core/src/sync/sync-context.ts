import type { AnyConnection } from "../adapter/any-adapter.ts";
import { once } from "../adapter/once.ts";
import { keepLease } from "../apply/keep-lease.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { ReceivedHints } from "../inbox/received-hints.ts";
import type { RandomBytes } from "../password/make-password.ts";
import type { ScopePredicates } from "../scope/scope-verdict.ts";
import type { Lease, Store } from "../store/store.ts";
import type { CreateSyncOptions } from "./create-sync-options.ts";
import { createGroupMappings, type GroupMappings } from "./group-mappings.ts";
import { SyncBusyError } from "./sync-busy-error.ts";
import { createMappings, type SyncMappings } from "./sync-mappings.ts";
import type { SyncSettings } from "./sync-settings.ts";

/** What everything a sync does works with. */
export interface SyncContext {
  readonly settings: SyncSettings;
  readonly source: AnyConnection;
  readonly target: AnyConnection;
  readonly store: Store;
  readonly received: ReceivedHints | undefined;
  readonly predicates: ScopePredicates | undefined;
  readonly now: () => number;
  readonly random: RandomBytes;
  /** The attribute by which accounts are looked up. */
  readonly key: string;
  /** Made once, when first needed: it may ask the vendors which attributes only this customer has. */
  readonly mappings: () => Promise<SyncMappings>;
  /** Those of groups, made likewise. `undefined`: the sync keeps no groups. */
  readonly groupMappings: () => Promise<GroupMappings | undefined>;
  /** Does something while holding the lease of the sync. Rejects with SyncBusyError while anything else is being done for it. */
  readonly leased: <T>(work: (lease: Lease) => Promise<T>) => Promise<T>;
  /** The same with the lease of another sync, which must not work meanwhile. */
  readonly leaseOf: (sync: string) => SyncContext["leased"];
  readonly newRunId: () => string;
}

/** How long a lease is asked for, in milliseconds; it is renewed while the work goes on. */
const leaseForMs = 60_000;

const platformRandom: RandomBytes = (count) => crypto.getRandomValues(new Uint8Array(count));

/** Binds the parts of a sync together. */
export function createSyncContext(options: CreateSyncOptions, settings: SyncSettings): SyncContext {
  const { source, target, store, received, predicates, now = Date.now, random = platformRandom } = options;
  const owner = options.owner ?? crypto.randomUUID();
  const key = target.people.keys?.[0];
  if (key === undefined)
    throw new ConfigurationError([
      { path: "target", message: `${target.adapter.name} cannot look an account up by key` },
    ]);
  const mappings = once(() => createMappings(source, target, settings, options.functions));
  return {
    settings,
    source,
    target,
    store,
    received,
    predicates,
    now,
    random,
    key,
    mappings,
    groupMappings: once(async () =>
      createGroupMappings(source, target, settings, (await mappings()).toEmployee, options.functions),
    ),
    leased: createLeased(store, settings.id, owner, now),
    leaseOf: (sync) => createLeased(store, sync, owner, now),
    newRunId: () => `${new Date(now()).toISOString()}-${crypto.randomUUID().slice(0, 8)}`,
  };
}

/** Takes and gives back the lease of one sync of a store. */
export function createLeased(store: Store, sync: string, owner: string, now: () => number): SyncContext["leased"] {
  return async (work) => {
    // A name of its own for each piece of work: two at once of one process must not take each other's lease for their own.
    const lease = await store.lease(sync, `${owner} ${crypto.randomUUID()}`, leaseForMs);
    if (!lease) throw new SyncBusyError(sync);
    const kept = keepLease(store, lease, leaseForMs, now);
    try {
      return await work(lease);
    } finally {
      kept.stop();
      await store.release(lease);
    }
  };
}
