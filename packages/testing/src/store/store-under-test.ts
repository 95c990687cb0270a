import type { Lease, Store } from "@rosterkit/core";
import { holds } from "../law.ts";

/** How a store under test is made. */
export interface StoreOptions {
  /** The clock by which leases lapse, in milliseconds since 1970. Laws move it; the machine's must not be read. */
  readonly now: () => number;
}

/** Makes a store with nothing in it. Each call gives one that shares nothing with those before. */
export type CreateStore = (options: StoreOptions) => Store | Promise<Store>;

/** A store with its clock, as laws use it. */
export interface OpenedStore {
  readonly store: Store;
  readonly now: () => number;
  /** Moves the clock. */
  readonly pass: (ms: number) => void;
  /** Takes a lease that must be free. For a minute when not said. */
  readonly hold: (sync?: string, owner?: string, forMs?: number) => Promise<Lease>;
}

/** A store of its own for one law, its clock at the beginning of 2026. */
export const openStore = async (createStore: CreateStore): Promise<OpenedStore> => {
  let nowMs = Date.parse("2026-01-01T00:00:00.000Z");
  const now = () => nowMs;
  const store = await createStore({ now });
  return {
    store,
    now,
    pass: (ms) => {
      nowMs += ms;
    },
    hold: async (sync = "sync", owner = "owner", forMs = 60_000) => {
      const lease = await store.lease(sync, owner, forMs);
      holds(lease, `a lease of ${sync} that nobody holds was not given to ${owner}`);
      return lease;
    },
  };
};
