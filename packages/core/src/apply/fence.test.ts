import { describe, expect, it, vi } from "vitest";
import { LeaseLostError } from "../errors/lease-lost-error.ts";
import { createMemoryStore } from "../store/memory-store.ts";
import { createBench, noLinks } from "./apply.fixture.ts";
import { applyPlan } from "./apply-plan.ts";
import { keepLease } from "./keep-lease.ts";
import { changeOf, planOf } from "./plan.fixture.ts";
import { intentsOf, journalOf } from "./world.fixture.ts";

const people = Array.from({ length: 9 }, (_, index) =>
  changeOf({
    operation: "create",
    subject: `p${index}`,
    lane: "joiners",
    state: "active",
    set: { login: `p${index}@example.com` },
  }),
);

describe("rule 10: the journal is the fence", () => {
  it("sends nothing more once another run has taken over, in the same round or later", async () => {
    const bench = createBench({
      onWrite: async () => {
        if (bench.vendor.received.length !== 2) return;
        bench.pass(60_001);
        await bench.lease("new owner");
      },
    });
    const lease = await bench.lease("old owner");
    const applied = bench.apply(people, { lease, settings: { concurrency: 1, roundSize: 5 } });
    await expect(applied).rejects.toSatisfy(LeaseLostError.isInstance);
    expect(bench.vendor.received).toHaveLength(2);
    expect(await intentsOf(bench.store)).toHaveLength(5);
  });

  it("has its commit refused, and sends nothing whose intent was in it", async () => {
    const bench = createBench();
    const lease = await bench.lease("old owner");
    bench.pass(60_001);
    const taken = await bench.lease("new owner");
    await expect(bench.apply(people, { lease })).rejects.toSatisfy(LeaseLostError.isInstance);
    expect(bench.vendor.received).toEqual([]);
    expect(await journalOf(bench.store)).toEqual([]);
    expect(taken.epoch).toBe(lease.epoch + 1);
  });

  it("lets the run that took over settle what the old one had begun, without doubling anybody", async () => {
    const bench = createBench({
      onWrite: async () => {
        if (bench.vendor.received.length !== 3) return;
        bench.pass(60_001);
        await bench.store.release(await bench.lease("new owner"));
      },
    });
    const lease = await bench.lease("old owner");
    await expect(bench.apply(people, { lease, settings: { concurrency: 3 } })).rejects.toSatisfy(
      LeaseLostError.isInstance,
    );
    expect(bench.vendor.accounts.size).toBe(3);
    bench.pass(60_000);
    expect(await bench.settle()).toMatchObject({ settled: 9, open: [] });
    const links = await bench.links();
    expect(links.size).toBe(3);
    await bench.apply(people.filter(({ subject }) => !links.bySource(subject)));
    expect(bench.vendor.accounts.size).toBe(9);
  });

  it("refuses a lease of another sync", async () => {
    const bench = createBench();
    const lease = { ...(await bench.lease()), sync: "another" };
    await expect(bench.apply(people, { lease })).rejects.toMatchObject({ code: "configuration" });
  });
});

describe("rule 10: the lease", () => {
  it("is renewed while the run works, however long that takes", async () => {
    const bench = createBench({ onWrite: () => bench.pass(40_000) });
    const report = await bench.apply(people, { settings: { concurrency: 1 } });
    expect(report.applied).toBe(9);
  });

  it("is renewed by a timer while a single call takes long, and no more after the run", async () => {
    vi.useFakeTimers();
    try {
      const store = createMemoryStore({ now: Date.now });
      const bench = createBench();
      const lease = await store.lease("sync", "owner", 60_000);
      if (!lease) throw new Error("The lease is held");
      const slow = {
        ...bench.vendor.resource,
        find: () => new Promise<undefined>((resolve) => setTimeout(resolve, 600_000)),
      };
      const applied = applyPlan({
        plan: planOf(people.slice(0, 1)),
        target: { people: slow },
        links: noLinks,
        store,
        lease,
        runId: "run",
      });
      await vi.advanceTimersByTimeAsync(599_000);
      expect(await store.lease("sync", "another", 60_000)).toBeUndefined();
      await vi.advanceTimersByTimeAsync(2_000);
      expect(await applied).toMatchObject({ applied: 1 });
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it("is given up when it lapses while the store cannot be reached, so that nothing waiting is sent late", async () => {
    vi.useFakeTimers();
    try {
      const store = createMemoryStore({ now: Date.now });
      const lease = await store.lease("sync", "owner", 60_000);
      if (!lease) throw new Error("The lease is held");
      const broken = { ...store, lease: () => Promise.reject(new Error("no connection")) };
      const kept = keepLease(broken, lease, 60_000, Date.now);
      await vi.advanceTimersByTimeAsync(59_000);
      expect(kept.lost.aborted).toBe(false);
      await vi.advanceTimersByTimeAsync(21_000);
      expect(kept.lost.aborted).toBe(true);
      await expect(kept.ensure()).rejects.toSatisfy(LeaseLostError.isInstance);
      kept.stop();
    } finally {
      vi.useRealTimers();
    }
  });
});
