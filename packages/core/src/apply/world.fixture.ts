import type { Entry, Intent } from "../store/journal.ts";
import { loadLinks } from "../store/load-links.ts";
import { createMemoryStore } from "../store/memory-store.ts";
import type { Store } from "../store/store.ts";
import { applyPlan } from "./apply-plan.ts";
import type { ApplyReport } from "./apply-report.ts";
import { idsToMove } from "./end-members.ts";
import { createMortal, Killed, type Mortal } from "./kill.fixture.ts";
import { loginOf, type Person, planFor } from "./plan.fixture.ts";
import { planTeams, type Team } from "./plan-teams.fixture.ts";
import { settleOpenIntents } from "./settle-open-intents.ts";
import { createVendor, type Received, type VendorOptions } from "./vendor.fixture.ts";

/** Longer than the lease, so that a restarted process finds the vendor still working. */
export const vendorHoldMs = 90_000;
const leaseForMs = 60_000;

/** One source, one vendor and one store, with a clock that only moves when somebody waits. */
export const createWorld = (options: Omit<VendorOptions, "now" | "onWrite"> = {}) => {
  let nowMs = Date.parse("2026-01-01T00:00:00.000Z");
  const now = () => nowMs;
  const store = createMemoryStore({ now });
  const unjournalled: Received[] = [];

  const onWrite = async (write: Received) => {
    const open = await intentsOf(store);
    if (!open.some((intent) => isAbout(intent, write))) unjournalled.push(write);
  };
  const vendor = createVendor({ now, onWrite, ...options });
  const sleep = async (ms: number) => {
    nowMs += ms;
  };
  let runs = 0;

  /** One process: takes the lease, settles, plans, applies. `undefined`: it died. */
  const live = async (
    people: readonly Person[],
    mortal: Mortal = createMortal(Number.POSITIVE_INFINITY),
    groups: readonly Team[] = [],
  ) => {
    runs += 1;
    try {
      return await work({ people, groups }, mortal.wrap(store), mortal, `run-${runs}`);
    } catch (error) {
      if (error instanceof Killed) return undefined;
      throw error;
    }
  };
  const work = async ({ people, groups }: Company, seen: Store, mortal: Mortal, runId: string): Promise<Lived> => {
    const lease = await seen.lease("sync", runId, leaseForMs);
    if (!lease) throw new Error("The lease is still held");
    const target = { people: mortal.wrap(vendor.resource), groups: mortal.wrap(vendor.groups.resource) };
    const shared = { target, store: seen, lease, now, sleep, settings: { vendorHoldMs, roundSize: 4, concurrency: 2 } };
    const { unsettled, unsettledGroups } = await settleOpenIntents({ ...shared, links: await loadBoth(seen) });
    const links = await loadBoth(seen);
    const ofPeople = planFor(people, links.people, vendor.accounts, unsettled);
    const ofGroups = planTeams(groups, { people, links, vendor, unsettled, unsettledGroups });
    const plan = { ...ofPeople, changes: [...ofPeople.changes, ...ofGroups] };
    const report = await applyPlan({ ...shared, plan, links, runId });
    await seen.release(lease);
    return { report, isQuiet: plan.changes.length === 0 && unsettled.size + unsettledGroups.size === 0 };
  };

  return {
    store,
    vendor,
    unjournalled,
    live,
    now,
    pass: (ms: number) => {
      nowMs += ms;
    },
    /** Until a lease that nobody gave back has lapsed. */
    outliveLease: () => {
      nowMs += leaseForMs + 1;
    },
  };
};

const loadBoth = async (store: Store) => ({
  people: await loadLinks(store, "sync", "people"),
  groups: await loadLinks(store, "sync", "groups"),
});

interface Company {
  readonly people: readonly Person[];
  readonly groups: readonly Team[];
}

export type World = ReturnType<typeof createWorld>;

interface Lived {
  readonly report: ApplyReport;
  readonly isQuiet: boolean;
}

/** Lives on until nothing is left to do. */
export const settleDown = async (
  world: World,
  people: readonly Person[],
  groups: readonly Team[] = [],
): Promise<void> => {
  for (let round = 0; round < 8; round += 1) {
    const lived = await world.live(people, undefined, groups);
    if (lived?.isQuiet) return;
    world.pass(vendorHoldMs + 1);
  }
  throw new Error("It never settles down");
};

export const journalOf = async (store: Store, sync = "sync"): Promise<readonly Entry[]> => {
  const entries: Entry[] = [];
  for await (const batch of store.entries(sync, { since: "" })) entries.push(...batch);
  return entries;
};

export const intentsOf = async (store: Store, sync = "sync"): Promise<readonly Intent[]> => {
  const intents: Intent[] = [];
  for await (const batch of store.entries(sync, { open: true })) {
    for (const entry of batch) if (entry.type === "intent") intents.push(entry);
  }
  return intents;
};

const isAbout = ({ what }: Intent, write: Received): boolean => {
  const { verb, about, members = [] } = write;
  const { operation, account, resource, set } = what;
  if (verb === "create group") return resource === "groups" && operation === "create" && set?.name === about;
  if (verb === "update group") return resource === "groups" && operation === "update" && account === about;
  if (verb === "add members" || verb === "remove members")
    return resource === "groups" && account === about && members.every((id) => idsToMove(what).includes(id));
  if (resource === "groups") return false;
  if (verb === "create") return operation === "create" && loginOf(what.subject) === about;
  if (verb === "update") return operation === "update" && account === about;
  return operation !== "create" && operation !== "update" && account === about;
};
