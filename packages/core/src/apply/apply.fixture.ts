import type { Change } from "../plan/change.ts";
import type { Plan } from "../plan/plan.ts";
import type { Link } from "../store/link.ts";
import { createLinks } from "../store/links.ts";
import { loadLinks } from "../store/load-links.ts";
import { createMemoryStore } from "../store/memory-store.ts";
import type { ApplyOptions } from "./apply-options.ts";
import { applyPlan } from "./apply-plan.ts";
import { planOf } from "./plan.fixture.ts";
import { settleOpenIntents } from "./settle-open-intents.ts";
import { createVendor, type VendorOptions } from "./vendor.fixture.ts";

/** A link as an earlier run made it. */
export const linkOf = (source: string, target: string, more: Partial<Link> = {}): Link => ({
  resource: "people",
  source,
  target,
  verdict: "same",
  by: "created",
  at: "2025-12-01T00:00:00.000Z",
  evidence: [],
  ...more,
});

/** A vendor, a store and a clock, to apply single plans with. */
export const createBench = (vendorOptions: Omit<VendorOptions, "now"> = {}) => {
  let nowMs = Date.parse("2026-01-01T00:00:00.000Z");
  const now = () => nowMs;
  const sleeps: number[] = [];
  const sleep = async (ms: number, signal?: AbortSignal) => {
    signal?.throwIfAborted();
    sleeps.push(ms);
    nowMs += ms;
  };
  const store = createMemoryStore({ now });
  const vendor = createVendor({ now, ...vendorOptions });
  let runs = 0;

  const lease = async (owner = `run-${runs}`) => {
    const taken = await store.lease("sync", owner, 60_000);
    if (!taken) throw new Error("The lease is held");
    return taken;
  };
  const bothLinks = async () => ({
    people: await loadLinks(store, "sync", "people"),
    groups: await loadLinks(store, "sync", "groups"),
  });
  const apply = async (
    changes: readonly Change[],
    more: Partial<ApplyOptions> & { readonly planned?: Partial<Plan> } = {},
  ) => {
    runs += 1;
    const { planned, ...options } = more;
    const taken = options.lease ?? (await lease());
    const report = await applyPlan({
      plan: planOf(changes, planned),
      target: vendor.target,
      links: await bothLinks(),
      store,
      lease: taken,
      runId: `run-${runs}`,
      now,
      sleep,
      ...options,
    });
    if (!options.lease) await store.release(taken);
    return report;
  };
  const settle = async () => {
    runs += 1;
    const taken = await lease();
    const settled = await settleOpenIntents({
      target: vendor.target,
      links: await bothLinks(),
      store,
      lease: taken,
      now,
      sleep,
    });
    await store.release(taken);
    return settled;
  };

  return {
    store,
    vendor,
    now,
    sleeps,
    apply,
    settle,
    lease,
    links: () => loadLinks(store, "sync", "people"),
    groupLinks: () => loadLinks(store, "sync", "groups"),
    /** Makes a group with these people in it, linked to one of the source: by us, if not said otherwise. */
    linkedGroup: async (source: string, members: readonly string[] = [], more: Partial<Link> = {}) => {
      const target = vendor.groups.add({ name: source, members: new Set(members) });
      const taken = await lease("set-up");
      await store.commit(taken, { links: [linkOf(source, target, { resource: "groups", ...more })] });
      await store.release(taken);
      return target;
    },
    /** Makes an account, linked to a person. */
    linked: async (source: string, more: Partial<Link> = {}) => {
      const target = vendor.add({ login: `${source}@example.com`, name: source });
      const taken = await lease("set-up");
      await store.commit(taken, { links: [linkOf(source, target, more)] });
      await store.release(taken);
      return target;
    },
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
};

/** No links. */
export const noLinks = { people: createLinks([]) };
