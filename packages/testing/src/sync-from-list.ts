import {
  type AnyConnection,
  createMemoryStore,
  createSync,
  executableChanges,
  type Store,
  type Sync,
  type SyncSettingsInput,
} from "@rosterkit/core";
import { employeeList, type ListedEmployee } from "./employee-list.ts";

/** A clock that stands still until it is set. */
export interface TestClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Sets the clock to an ISO instant, in either direction. */
  readonly goTo: (instant: string) => void;
}

/** A clock for a sync and its stand-ins. It starts at noon of 2 March 2026, UTC, if nothing else is said. */
export const testClock = (startAt = "2026-03-02T12:00:00Z"): TestClock => {
  let nowMs = Date.parse(startAt);
  return {
    now: () => nowMs,
    goTo: (instant) => {
      nowMs = Date.parse(instant);
    },
  };
};

/** A sync from a list of employees to a target. */
export interface SyncFromList {
  /** The list, by ids; empty at first. */
  readonly people: Map<string, ListedEmployee>;
  readonly sync: Sync;
  readonly store: Store;
  /** Plans and applies, confirming the plan as a whole. Accounts that match exactly are taken over. */
  readonly run: () => ReturnType<Sync["run"]>;
  /** The operations that are left to do and could be done now. */
  readonly left: () => Promise<readonly string[]>;
}

/** Opens a sync from an empty list of employees, with a store in memory. */
export const syncFromList = (
  target: AnyConnection,
  settings: SyncSettingsInput,
  { now }: Pick<TestClock, "now">,
): SyncFromList => {
  const people = new Map<string, ListedEmployee>();
  const store = createMemoryStore({ now });
  const sync = createSync({ source: employeeList(people), target, settings, store, now });
  return {
    people,
    sync,
    store,
    run: () => sync.run({ confirm: true, adopt: "exact" }),
    left: async () => executableChanges((await sync.plan()).changes).map(({ operation }) => operation),
  };
};
