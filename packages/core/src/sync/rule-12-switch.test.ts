import { describe, expect, it } from "vitest";
import { changeOf, person, ready, short } from "../plan/world.fixture.ts";
import type { Store } from "../store/store.ts";
import { createTwoWays, other, run, switchTo } from "./two-ways.fixture.ts";

describe("rule 7: a sync that was switched", () => {
  it("is refused from then on, by whom it was switched to, and owns nothing", async () => {
    const { fresh, old } = await createTwoWays(["1"]);
    const before = await old.plan();
    const { report } = await run(old);
    await switchTo(fresh, "old");
    const refusal = {
      code: "switched",
      sync: "old",
      to: "fresh",
      remedy: expect.stringContaining('relink({ from: "fresh" })'),
    };
    for (const ask of [() => old.check(), () => old.plan(), () => old.apply(before), () => old.revert(report.run)])
      await expect(ask()).rejects.toMatchObject(refusal);
    await expect(fresh.check()).resolves.toMatchObject({ ok: true });
    await fresh.retire();
    await expect(old.plan()).rejects.toMatchObject(refusal);
  });

  it("its successor goes on where it was: no first run, who had started stays out, and what it knows of people is known", async () => {
    const settings = { newJoinersOnly: true };
    const { fresh, source, old, world, kept, links } = await createTwoWays(["1", "2"], { settings });
    // Somebody who had started before, was never given an account, and is shown by both ways.
    world.source.people.push(person("3"));
    source.people.push(other("3"), other("4", { start: "2026-11-30" }));
    await old.revoke("1", "2026-11-22T10:00:00.000Z", "2020-01-01");
    await old.handOver("2");
    await switchTo(fresh, "old");
    expect(await kept("fresh", "baseline")).toEqual({ at: "2026-11-22T12:00:00.000Z", ids: ["n-1", "n-2", "n-3"] });
    expect(await kept("fresh", "revocations")).toMatchObject({ "n-1": { at: "2026-11-22T10:00:00.000Z" } });
    expect(await kept("fresh", "handedOver")).toMatchObject({ "n-2": expect.any(String) });
    const plan = await fresh.plan();
    expect(plan.confirmation).toBeUndefined();
    expect(plan.issues.map(({ code }) => code)).toContain("revocation");
    expect(short(plan).filter((line) => line.startsWith("create"))).toEqual(["create n-4"]);
    expect(await links("fresh")).toHaveLength(2);
  });

  it("what it had left for a person to review still waits", async () => {
    const { fresh, source, world, old } = await createTwoWays(["1"]);
    world.directory.accounts.set("a-2", { ...world.account("a-1"), id: "a-2", login: "2@example.com" });
    world.source.people.push(person("2"));
    source.people.push(other("2"));
    const lease = await world.store.lease("old", "test", 60_000);
    if (lease) await world.store.commit(lease, { keep: { unreviewed: ["2"] } });
    if (lease) await world.store.release(lease);
    expect(short(await old.plan())).toContain("link 2 review");
    await switchTo(fresh, "old");
    expect(short(await fresh.plan())).toContain("link n-2 review");
  });

  it("the day's limits do not begin anew, and taking links over uses none of them up", async () => {
    const ids = ["1", "2", "3"];
    const { fresh, old, source, world } = await createTwoWays(ids, {
      settings: { guard: { remove: { count: 1, share: 0 } } },
    });
    Object.assign(world.person("1"), { status: "left", end: "2026-11-20" });
    expect((await run(old)).report.applied).toBe(1);
    Object.assign(source.people[0] ?? {}, { status: "left", end: "2026-11-20" });
    Object.assign(source.people[1] ?? {}, { status: "left", end: "2026-11-20" });
    await switchTo(fresh, "old");
    const plan = await fresh.plan();
    expect(changeOf(plan, "n-2").held?.evidence[0]).toContain("1 done in the last 24 hours");
    world.pass(25 * 3_600_000);
    expect(changeOf(await fresh.plan(), "n-2").held).toBeUndefined();
  });

  it("a state that the old one put an account in is lifted by the new one", async () => {
    const { fresh, old, source, world } = await createTwoWays(["1"]);
    Object.assign(world.person("1"), { status: "left", end: "2026-11-20" });
    await run(old);
    expect(world.account("a-1").state).toBe("suspended");
    const { plan } = await switchTo(fresh, "old");
    expect(plan.switches?.live).toEqual(["1"]);
    Object.assign(source.people[0] ?? {}, { start: "2026-11-22", end: null });
    expect(short(await fresh.plan())).toContain("unsuspend n-1");
  });
});

describe("rule 12: a switch is taken back by switching the other way", () => {
  it("revert refuses, and relinking back restores what was, with what was learned since", async () => {
    const { fresh, old, source, world, links, kept } = await createTwoWays(["1", "2"]);
    const { report } = await switchTo(fresh, "old");
    await expect(fresh.revert(report.run)).rejects.toThrow("switch back by relinking that one");
    Object.assign(source.people[0] ?? {}, { title: "Lead" });
    Object.assign(world.person("1"), { title: "Lead" });
    await run(fresh);
    const back = await switchTo(old, "fresh");
    // The first way shows no ids of the other one, so the addresses tell.
    expect(short(back.plan)).toEqual(["link 1", "link 2"]);
    const taken = await links("fresh");
    expect((await links("old")).map(({ fingerprints }) => fingerprints)).toEqual(
      taken.map(({ fingerprints }) => fingerprints),
    );
    expect(await kept("old", "switched to")).toBeUndefined();
    expect(ready((await run(old)).plan)).toEqual([]);
    await expect(fresh.plan()).rejects.toMatchObject({ code: "switched", to: "old" });
  });

  it("gives up links of before that the other one does not have any more", async () => {
    const { fresh, old, source, world, links } = await createTwoWays(["1", "2"]);
    await switchTo(fresh, "old");
    // Meanwhile 2 came back under another record, which was linked instead.
    Object.assign(source.people[1] ?? {}, { id: "n-22", external: "22" });
    const plan = await fresh.plan();
    const again = changeOf(plan, "n-22", "link");
    await fresh.apply(plan, { confirm: plan.digest, lift: { changes: [again.id], by: "Ada", reason: "the same" } });
    world.source.people = [person("1"), person("22", { email: "2@example.com" })];
    expect((await links("fresh")).filter(({ verdict }) => verdict === "same")).toMatchObject([
      { source: "n-1" },
      { source: "n-22" },
    ]);
    const back = await switchTo(old, "fresh");
    expect(short(back.plan)).toEqual(["link 1", "link 22", "unlink 2"]);
    expect(back.report).toMatchObject({ applied: 3, moved: 0 });
    expect((await links("old")).filter(({ verdict }) => verdict === "same")).toMatchObject([
      { source: "1" },
      { source: "22", target: "a-2" },
    ]);
  });
});

/** A store that dies at the commit of this number, counted from 1, before it is made or after. */
const dyingStore = (store: Store, at: number, when: "before" | "after"): Store => {
  let commits = 0;
  return {
    ...store,
    commit: async (lease, batch) => {
      commits += 1;
      if (commits > at) throw new Error("killed");
      if (commits === at && when === "before") throw new Error("killed");
      await store.commit(lease, batch);
      if (commits === at) throw new Error("killed");
    },
  };
};

describe("rule 10: a switch that dies", () => {
  const kills = Array.from({ length: 9 }, (_, index) => index + 1).flatMap((at) => [
    { at, when: "before" as const },
    { at, when: "after" as const },
  ]);

  it.each(kills)(
    "$when commit $at leaves at most one of both syncs able to run, and is finished by relinking",
    async ({ at, when }) => {
      const { fresh, freshOver, old, world, links } = await createTwoWays(["1", "2", "3"], {
        fresh: { concurrency: 1 },
      });
      const plan = await fresh.relink({ from: "old" });
      const died = await freshOver(dyingStore(world.store, at, when))
        .apply(plan, { confirm: plan.digest })
        .then(
          () => false,
          () => true,
        );
      const [a, b] = await Promise.allSettled([old.check(), fresh.check()]);
      expect([a.status, b.status].filter((status) => status === "fulfilled").length).toBeLessThanOrEqual(1);
      if (!died) return void expect(b.status).toBe("fulfilled");
      if (b.status === "rejected") expect((await switchTo(fresh, "old")).report.failed).toBe(0);
      expect((await links("fresh")).map(({ source }) => source)).toEqual(["n-1", "n-2", "n-3"]);
      expect(ready((await run(fresh)).plan)).toEqual([]);
      await expect(old.plan()).rejects.toMatchObject({ code: "switched", to: "fresh" });
    },
  );

  it.each(kills)(
    "$when commit $at can be called off by the old sync, which then has all it had",
    async ({ at, when }) => {
      const { fresh, freshOver, old, world, links, kept } = await createTwoWays(["1", "2", "3"]);
      const before = await links("old");
      const plan = await fresh.relink({ from: "old" });
      await freshOver(dyingStore(world.store, at, when))
        .apply(plan, { confirm: plan.digest })
        .catch(() => undefined);
      if ((await kept("fresh", "switching")) === undefined) return;
      await expect(fresh.plan()).rejects.toThrow("was not finished");
      const back = await switchTo(old, "fresh");
      expect(back.plan).toMatchObject({ changes: [], switches: { callsOff: true } });
      expect(await links("old")).toEqual(before);
      expect(ready(await old.plan())).toEqual([]);
      await expect(fresh.plan()).rejects.toMatchObject({ code: "switched", to: "old" });
      await expect(switchTo(fresh, "old")).resolves.toMatchObject({ report: { failed: 0 } });
    },
  );
});
