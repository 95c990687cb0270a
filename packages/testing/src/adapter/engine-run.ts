import {
  type ApplyReport,
  applyPlan,
  type Change,
  countChanges,
  createMemoryStore,
  loadLinks,
  type Plan,
  type Store,
  settleOpenIntents,
} from "@rosterkit/core";
import { holds } from "../law-errors.ts";
import type { OpenedVendor } from "./on-vendor.ts";

const sync = "law";
const minuteMs = 60_000;

/** The engine's way of applying, for laws: a store, and a clock that jumps when the engine waits. */
export interface EngineRun {
  readonly store: Store;
  /** One process: settles what is open, then applies what is still to be done; `undefined` when it died. */
  readonly live: (plan: (known: Known) => readonly Change[]) => Promise<ApplyReport | undefined>;
  /** The next process dies instead of committing for this time (1: its first commit). */
  readonly dieAtCommit: (number: number) => void;
  /** The account that a person is linked to. */
  readonly accountOf: (subject: string) => Promise<string | undefined>;
}

/** What planning goes by. */
export interface Known {
  readonly accountOf: (subject: string) => string | undefined;
  readonly unsettled: ReadonlySet<string>;
}

class Died extends Error {}

/** An engine with an empty store. */
export const engineOn = ({ people }: OpenedVendor): EngineRun => {
  let nowMs = Date.now();
  const now = () => nowMs;
  const sleep = async (ms: number) => {
    nowMs += ms;
    // The stand-in's own clock does not jump.
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const store = createMemoryStore({ now });
  let diesAt = Number.POSITIVE_INFINITY;
  let runs = 0;

  const live: EngineRun["live"] = async (plan) => {
    runs += 1;
    const mortal = dying(store, diesAt);
    diesAt = Number.POSITIVE_INFINITY;
    const lease = await mortal.lease(sync, `run-${runs}`, minuteMs);
    holds(lease, "the lease of a run that died has not lapsed");
    const shared = { target: { people }, store: mortal, lease, now, sleep };
    try {
      const { unsettled } = await settleOpenIntents({
        ...shared,
        links: { people: await loadLinks(store, sync, "people") },
      });
      const links = await loadLinks(store, sync, "people");
      const changes = plan({ accountOf: (subject) => links.bySource(subject)?.target, unsettled });
      const report = await applyPlan({
        ...shared,
        plan: planOf(changes),
        links: { people: links },
        runId: `run-${runs}`,
      });
      await store.release(lease);
      return report;
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      return undefined;
    } finally {
      // Until a lease that nobody gave back has lapsed, and the vendor has let go of what was lost.
      nowMs += 3 * minuteMs;
    }
  };

  return {
    store,
    live,
    dieAtCommit: (number) => {
      diesAt = number;
    },
    accountOf: async (subject) => (await loadLinks(store, sync, "people")).bySource(subject)?.target,
  };
};

const dying = (store: Store, diesAt: number): Store => {
  let commits = 0;
  return {
    ...store,
    commit: async (lease, batch) => {
      commits += 1;
      if (commits >= diesAt) throw new Died("The process died");
      await store.commit(lease, batch);
    },
  };
};

/** A change with what every change has. */
export const changeOf = (change: Pick<Change, "operation" | "subject"> & Partial<Change>): Change => ({
  id: `people/${change.operation}/${change.subject}`,
  resource: "people",
  who: change.subject,
  lane: "joiners",
  because: "A law wants it",
  ...change,
});

const noCounts = countChanges([], 0);

const planOf = (changes: readonly Change[]): Plan => ({
  version: 1,
  sync,
  at: "2026-01-01T00:00:00.000Z",
  tenants: { source: "source", target: "target" },
  basis: { source: "", target: "", links: "", settings: "" },
  rules: {},
  changes,
  issues: [],
  counts: noCounts,
  learned: {},
  digest: "digest",
});
