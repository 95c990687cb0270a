import { describe, expect, it } from "vitest";
import type { Hint } from "../adapter/adapter.ts";
import { webhookCall } from "../plan/source-events.fixture.ts";
import {
  account,
  createWorld,
  linkedWorld,
  person,
  ready,
  short,
  type TestSettings,
  type World,
} from "../plan/world.fixture.ts";

const hourMs = 3_600_000;

const open = async (settings: TestSettings = {}): Promise<World> => {
  const world = await linkedWorld({
    people: ["1", "2", "3"].map((id) => person(id)),
    accounts: ["1", "2", "3"].map((id) => account(id)),
    source: { events: { log: [], asked: 0 }, unreadable: new Set() },
    settings,
  });
  await world.run();
  return world;
};

const iso = (ms: number) => new Date(ms).toISOString();

const due = async (world: World, because: string) =>
  (await world.sync.due()).filter((one) => one.because === because).map(({ at }) => at);

const send = (world: World, ...hints: readonly Hint[]) => world.sync.receive(webhookCall(hints));

describe("what is due", () => {
  it("is a first run at once, and again in an hour while it waits for a person's word", async () => {
    const world = createWorld({ people: [person("1")] });
    expect(await world.sync.due()).toEqual([{ at: iso(world.now()), because: "never ran", plan: {} }]);
    await world.plan();
    expect(await world.sync.due()).toEqual([{ at: iso(world.now() + hourMs), because: "never ran", plan: {} }]);
  });

  it("is a run for everybody a day after the last one, or as the settings say", async () => {
    for (const [settings, hours] of [[{}, 24] as const, [{ everyHours: 6 }, 6] as const]) {
      const world = await open(settings);
      const ranAt = world.now();
      world.pass(2 * hourMs);
      Object.assign(world.person("1"), { title: "Chef" });
      await world.run({ only: ["1"] });
      expect(await world.sync.due()).toEqual([
        { at: iso(ranAt + hours * hourMs), because: "every so often", plan: {} },
      ]);
    }
  });

  it("counts a plan for everybody once it was applied", async () => {
    const world = await open();
    const ranAt = world.now();
    world.pass(30 * hourMs);
    Object.assign(world.person("1"), { title: "Chef" });
    const planned = await world.plan();
    expect(await due(world, "every so often")).toEqual([iso(world.now() + hourMs)]);
    await world.apply(planned);
    expect(await due(world, "every so often")).toEqual([iso(ranAt + 54 * hourMs)]);
  });

  it("counts no read that broke off, and tries again before long", async () => {
    const world = await open();
    world.pass(30 * hourMs);
    world.source.breaksAfter = 1;
    await world.run();
    expect(await due(world, "every so often")).toEqual([iso(world.now() + hourMs)]);
    expect(await due(world, "left over")).toEqual([iso(world.now() + hourMs / 4)]);
    await world.run();
    expect(await due(world, "left over")).toEqual([iso(world.now() + hourMs / 2)]);
    world.source.breaksAfter = 1000;
    await world.run();
    expect(await due(world, "left over")).toEqual([]);
  });

  it("is at once what events hint at, soonest first", async () => {
    const world = await open();
    world.pass(1000);
    await send(world, { resource: "people", id: "1" });
    const first = iso(world.now());
    world.pass(1000);
    await send(world, { resource: "people" });
    expect((await world.sync.due())[0]).toEqual({
      at: first,
      because: "hints",
      plan: { hinted: true },
      latestAt: iso(world.now()),
    });
    await world.run({ hinted: true });
    await world.run({ hinted: true });
    expect(await due(world, "hints")).toEqual([]);
  });

  it("is no hint at once that a run has looked at in vain, until another comes", async () => {
    const world = await open();
    await send(world, { resource: "people", id: "1" });
    Object.assign(world.person("1"), { title: "Chef" });
    world.directory.refuses.add("a-1");
    await world.run({ hinted: true });
    expect(await due(world, "hints")).toEqual([iso(world.now() + hourMs / 4)]);
    expect(await due(world, "left over")).toEqual([iso(world.now() + hourMs / 4)]);
    await send(world, { resource: "people", id: "2" });
    expect(await due(world, "hints")).toEqual([iso(world.now())]);
  });

  it("is what a person approved and no run for everybody came after, until that lapses", async () => {
    const world = await open({ guard: { update: { count: 0 } } });
    world.pass(hourMs);
    Object.assign(world.person("1"), { title: "Chef" });
    const { plan } = await world.run();
    expect(short(plan)).toEqual(["update 1 guard"]);
    await world.sync.decide(plan.changes, "Ada", "checked");
    const decidedAt = world.now();
    world.pass(hourMs);
    const decided = { because: "decided", at: iso(decidedAt), until: iso(decidedAt + 72 * hourMs), plan: {} };
    expect(await world.sync.due()).toContainEqual(decided);
    await world.run();
    expect(await due(world, "decided")).toEqual([]);
  });

  it("is a write that can be settled", async () => {
    const world = await open({ vendorHoldMs: 90_000 });
    Object.assign(world.person("1"), { title: "Chef" });
    const [what] = (await world.plan()).changes;
    const lease = await world.store.lease("sync", "a run that died", 1000);
    if (!lease || !what) throw new Error("no lease, or no change");
    const entry = { type: "intent", run: "dead", change: what.id, at: iso(world.now()), subject: "1", what } as const;
    await world.store.commit(lease, { entries: [entry] });
    expect(await due(world, "unsettled")).toEqual([iso(world.now() + 90_000)]);
  });

  it("is whoever was left out of a plan because of such a write, though applying that plan settles it", async () => {
    const world = await open({ vendorHoldMs: 90_000 });
    for (const id of ["1", "2"]) Object.assign(world.person(id), { title: "Chef" });
    const [what] = (await world.plan()).changes;
    const lease = await world.store.lease("sync", "a run that died", 1000);
    if (!lease || !what) throw new Error("no lease, or no change");
    const entry = { type: "intent", run: "dead", change: what.id, at: iso(world.now()), subject: "1", what } as const;
    await world.store.commit(lease, { entries: [entry] });
    await world.store.release(lease);
    const planned = await world.plan();
    expect(short(planned)).toEqual(["update 2"]);
    const plannedAt = world.now();
    world.pass(90_000);
    await world.apply(planned);
    expect(await due(world, "unsettled")).toEqual([iso(plannedAt + 90_000)]);
    await world.run();
    expect(world.account("a-1").title).toBe("Chef");
    expect(await due(world, "unsettled")).toEqual([]);
  });

  it("is at once what was hinted at before the clock was set back, and not when that instant comes again", async () => {
    const world = await open();
    world.pass(2 * hourMs);
    await send(world, { resource: "people", id: "1" });
    world.pass(-hourMs);
    expect(await due(world, "hints")).toEqual([iso(world.now())]);
    await world.run({ hinted: true });
    expect(await due(world, "hints")).toEqual([]);
  });

  it("is what was approved after the clock was set back, though a run is dated later than that", async () => {
    const world = await open({ guard: { update: { count: 0 } } });
    world.pass(2 * hourMs);
    Object.assign(world.person("1"), { title: "Chef" });
    const { plan } = await world.run();
    world.pass(-hourMs);
    await world.sync.decide(plan.changes, "Ada", "checked");
    world.pass(1000);
    expect(await due(world, "decided")).toEqual([iso(world.now() - 1000)]);
    await world.run();
    expect(await due(world, "decided")).toEqual([]);
  });

  it("asks no vendor", async () => {
    const world = await open();
    world.source.tenant = "another company";
    expect(await world.sync.due()).toHaveLength(1);
  });
});

describe("rule 3: the next moment of anybody is due", () => {
  const moment = async (world: World) => (await due(world, "next moment"))[0];

  it("when somebody starts, is provisioned or leaves, by their local time", async () => {
    const world = await open({ lifecycle: { joiners: { provision: { daysBefore: 3 } } } });
    world.source.people.push(person("4", { start: "2026-12-10" }));
    await world.run();
    expect(await moment(world)).toBe("2026-12-07T00:00:00.000Z");
    world.at("2026-12-07T01:00:00.000Z");
    await world.run();
    expect(await moment(world)).toBe("2026-12-10T00:00:00.000Z");
    world.person("1").lastDay = "2026-12-08";
    await world.run();
    expect(await moment(world)).toBe("2026-12-09T00:00:00.000Z");
  });

  it("and nobody's who is out of scope", async () => {
    const world = await open({ scope: { departments: ["Kitchen"] } });
    world.source.people.push(person("4", { start: "2026-12-10" }));
    await world.run();
    expect(await moment(world)).toBeUndefined();
    world.source.people.push(person("5", { start: "2026-12-11", department: "Kitchen" }));
    await world.run();
    expect(await moment(world)).toBe("2026-12-11T00:00:00.000Z");
  });

  it("sooner, when a run for people named says so, and never later", async () => {
    const world = await open();
    world.person("1").end = "2026-12-10";
    await world.run();
    expect(await moment(world)).toBe("2026-12-11T00:00:00.000Z");
    world.person("2").end = "2026-12-05";
    await world.run({ only: ["2"] });
    expect(await moment(world)).toBe("2026-12-06T00:00:00.000Z");
    world.person("2").end = null;
    await world.run({ only: ["2", "3"] });
    expect(await moment(world)).toBe("2026-12-06T00:00:00.000Z");
    await world.run();
    expect(await moment(world)).toBe("2026-12-11T00:00:00.000Z");
  });

  it("until a run for everybody has done what was due", async () => {
    const world = await open();
    world.person("1").end = "2026-12-10";
    await world.run();
    world.at("2026-12-11T00:00:01.000Z");
    const planned = await world.plan();
    expect([ready(planned), await moment(world)]).toEqual([["suspend 1"], "2026-12-11T00:00:00.000Z"]);
    await world.run({ only: ["2"] });
    expect(await moment(world)).toBe("2026-12-11T00:00:00.000Z");
    await world.run();
    expect(await moment(world)).toBeUndefined();
  });

  it("and is in no plan: an end to come is for operators alone (rule 13)", async () => {
    const world = await open();
    world.person("1").end = "2026-12-10";
    expect(JSON.stringify(await world.plan())).not.toContain("2026-12-1");
    expect(JSON.stringify(await world.sync.due())).not.toMatch(/First1|1@example|"subject"/);
  });

  it("when the target lets somebody's account be changed again, too", async () => {
    const dayMs = 24 * hourMs;
    const world = await linkedWorld({
      people: [person("1")],
      accounts: [account("1")],
      settings: { lifecycle: { leavers: { action: "deactivate" } } },
      like: (connection) => ({
        ...connection,
        people: { ...connection.people, lockedForMs: { inactive: 7 * dayMs } },
      }),
    });
    world.person("1").end = "2026-11-22";
    await world.run();
    Object.assign(world.person("1"), { start: "2026-11-23", end: null });
    const until = iso(Date.parse(world.account("a-1").since ?? "") + 7 * dayMs);
    world.pass(dayMs);
    await world.run();
    expect(await moment(world)).toBe(until);
    world.at(until);
    await world.run();
    expect([world.account("a-1").state, await moment(world)]).toEqual(["active", undefined]);
  });
});
