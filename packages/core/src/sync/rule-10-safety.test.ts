import { describe, expect, it } from "vitest";
import { account, changeOf, codesOf, createWorld, linkedWorld, person, short } from "../plan/world.fixture.ts";

const leaver = async () => {
  const world = await linkedWorld({ people: [person("1"), person("2")], accounts: [account("1"), account("2")] });
  world.person("1").end = "2026-11-01";
  return world;
};

describe("rule 10: what moved is planned anew", () => {
  it("puts nobody out whose record does not say so any more", async () => {
    const world = await leaver();
    const plan = await world.plan();
    world.person("1").end = null;
    expect(await world.apply(plan)).toMatchObject({ applied: 0, moved: 1 });
    expect(world.directory.writes).toEqual([]);
  });

  it("overwrites nothing that somebody changed meanwhile", async () => {
    const world = await leaver();
    world.person("2").title = "Chef";
    const plan = await world.plan();
    world.account("a-2").title = "Hers";
    expect(await world.apply(plan)).toMatchObject({ applied: 1, moved: 1 });
    expect(world.account("a-2").title).toBe("Hers");
  });

  it("applies a plan twice without doing anything twice", async () => {
    const world = createWorld({ people: [person("1"), person("2")] });
    const { plan } = await world.run();
    expect(await world.apply(plan)).toMatchObject({ applied: 0, moved: 2 });
    expect(world.directory.accounts.size).toBe(2);
  });

  it("plans nothing for somebody whose last write has no known outcome", async () => {
    const world = await leaver();
    const plan = await world.plan();
    const lease = await world.store.lease("sync", "a run that died", 1000);
    if (!lease) throw new Error("no lease");
    const at = new Date(world.now()).toISOString();
    const what = { ...changeOf(plan, "1"), operation: "create" as const, set: {} };
    await world.store.commit(lease, {
      entries: [{ type: "intent", run: "dead", change: what.id, at, subject: "1", what }],
    });
    await world.store.release(lease);
    const next = await world.plan();
    expect(short(next)).toEqual([]);
    expect(codesOf(next, "1")).toEqual(["unsettled"]);
  });
});

describe("rules 1 and 6: another company behind the same settings", () => {
  it("refuses to plan before anything is read", async () => {
    const world = await leaver();
    const before = [world.source.reads, world.directory.reads];
    world.source.tenant = "another company";
    await expect(world.plan()).rejects.toMatchObject({ code: "tenant-changed" });
    await expect(world.sync.check()).rejects.toMatchObject({ code: "tenant-changed" });
    expect([world.source.reads, world.directory.reads]).toEqual(before);
  });

  it("refuses to apply a plan that was made for another company", async () => {
    const world = await leaver();
    const plan = await world.plan();
    world.directory.tenant = "another org";
    await expect(world.apply(plan)).rejects.toMatchObject({ code: "tenant-changed" });
    expect(world.directory.writes).toEqual([]);
  });
});

describe("one piece of work at a time", () => {
  it("refuses a second one of the same process while the first is under way", async () => {
    const world = await leaver();
    const [first, second] = await Promise.allSettled([world.plan(), world.plan()]);
    expect(first.status).toBe("fulfilled");
    expect(second).toMatchObject({ status: "rejected", reason: { code: "sync-busy" } });
    expect(short(await world.plan())).toEqual(["suspend 1"]);
  });
});

describe("rule 13: the log", () => {
  it("says of every attempt who, what, before and after, why, on what ground, and how it ended; and holds no secret", async () => {
    const mapping = { fromEmployee: { title: "title" } };
    const world = await leaver();
    world.reset({ mapping });
    world.person("2").title = "Chef";
    await world.run();
    const entries = (await world.journal()).filter((entry) => entry.type !== "run" && entry.at > "2026-11-23");
    expect(entries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          type: "intent",
          subject: "1",
          what: expect.objectContaining({
            who: "First1 Last1 <1@example.com>",
            state: "suspended",
            statusWas: "ACTIVE",
            ground: "stated",
            because: "has left: the employment has ended",
            due: expect.objectContaining({ zoneFrom: "sync" }),
          }),
          stateBefore: "active",
        }),
        expect.objectContaining({
          type: "intent",
          subject: "2",
          what: expect.objectContaining({ set: { title: "Chef" }, was: { title: null } }),
          before: {},
        }),
        expect.objectContaining({ type: "outcome", subject: "1", result: "done", account: "a-1" }),
      ]),
    );
    expect(JSON.stringify(entries).toLowerCase()).not.toContain("password");
  });

  it("names each attribute's rule once, in the plan's header", async () => {
    const plan = await createWorld({ people: [person("1")] }).plan();
    expect(plan.rules).toMatchObject({ login: "email", managerName: expect.stringContaining("Manager") });
  });
});
