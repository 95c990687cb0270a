import type { Lease, Store } from "@rosterkit/core";
import { holds } from "../law-errors.ts";

/** How a store under test is made. */
export interface StoreOptions {
  /** The clock by which leases lapse, in milliseconds since 1970. Laws move it; the machine's must not be read. */
  readonly now: () => number;
}

/** A store to be tried. */
export interface StoreUnderTest {
  readonly store: Store;
  /**
   * Opens the same data once more, on the same clock, as another process would: a connection of its own to the same database.
   * Absent: the data lives in this one handle, so the laws between handles do not apply.
   */
  readonly another?: () => Store | Promise<Store>;
  /** Called once after each law, whatever happened: close what was opened, remove what was made. */
  readonly stop?: () => void | Promise<void>;
}

/** Makes a store with nothing in it. Each call gives one that shares nothing with those before. */
export type CreateStore = (options: StoreOptions) => StoreUnderTest | Promise<StoreUnderTest>;

/** A store with its clock, as laws use it. */
export interface OpenedStore extends StoreUnderTest {
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
  const opened = await createStore({ now });
  return {
    ...opened,
    now,
    pass: (ms) => {
      nowMs += ms;
    },
    hold: async (sync = "sync", owner = "owner", forMs = 60_000) => {
      const lease = await opened.store.lease(sync, owner, forMs);
      holds(lease, `a lease of ${sync} that nobody holds was not given to ${owner}`);
      return lease;
    },
  };
};
