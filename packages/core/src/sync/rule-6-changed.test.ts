import { describe, expect, it } from "vitest";
import { account, codesOf, createWorld, linkedWorld, person, ready, short, type World } from "../plan/world.fixture.ts";

const start = { changed: "2026-11-01T00:00:00.000Z", groups: ["Staff"] };

/** The first run is over, and everybody's changes up to it were looked at. */
const open = (): Promise<World> =>
  linkedWorld({
    people: ["1", "2", "3"].map((id) => person(id, start)),
    accounts: ["1", "2", "3"].map((id) => account(id)),
    source: { belonging: "told", index: { lags: new Set() } },
    settings: { scope: { groups: ["Staff"] }, lifecycle: { outOfScope: "deactivate" } },
  });

const change = (world: World, id: string, what: object) =>
  Object.assign(world.person(id), what, { changed: new Date(world.now()).toISOString() });

const memberships = (world: World, id: string, groups: readonly string[]) => {
  world.person(id).groups = groups;
  if (world.source.index) world.source.index.membersMovedAt = new Date(world.now()).toISOString();
};

describe("rule 6: a run for those who changed alone", () => {
  it("looks at them, by id, and at nobody else", async () => {
    const world = await open();
    change(world, "1", { title: "Chef" });
    Object.assign(world.person("2"), { title: "Clerk" });
    const reads = world.source.reads;
    world.pass(1000);
    const { plan, report } = await world.run({ changed: true });
    expect([ready(plan), report.applied]).toEqual([["update 1"], 1]);
    expect(world.source.reads).toBe(reads);
    expect(ready(await world.plan())).toEqual(["update 2"]);
  });

  it("does not look again at what was looked at, once it was applied", async () => {
    const world = await open();
    change(world, "1", { title: "Chef" });
    world.pass(120_000);
    const planned = await world.plan({ changed: true });
    world.pass(3_600_000);
    expect(ready(await world.plan({ changed: true }))).toEqual(["update 1"]);
    await world.apply(planned);
    Object.assign(world.person("1"), { title: "Cook" });
    expect(short(await world.plan({ changed: true }))).toEqual([]);
  });

  it("finds by the overlap who was indexed late", async () => {
    const world = await open();
    world.source.index?.lags.add("1");
    change(world, "1", { title: "Chef" });
    world.pass(30_000);
    expect(short((await world.run({ changed: true })).plan)).toEqual([]);
    world.source.index?.lags.clear();
    world.pass(3_600_000);
    expect(ready(await world.plan({ changed: true }))).toEqual(["update 1"]);
  });

  it("looks again at what failed", async () => {
    const world = await open();
    change(world, "1", { title: "Chef" });
    world.pass(1000);
    world.directory.refuses.add("a-1");
    expect((await world.run({ changed: true })).report.failed).toBe(1);
    world.directory.refuses.clear();
    world.pass(3_600_000);
    expect(ready(await world.plan({ changed: true }))).toEqual(["update 1"]);
  });

  it("hints at who came into a group and who left it, as far as links know", async () => {
    const world = await open();
    world.source.people.push(person("4", { ...start, groups: [] }));
    await world.run();
    world.pass(3_600_000);
    memberships(world, "4", ["Staff"]);
    memberships(world, "1", []);
    Object.assign(world.person("2"), { title: "Clerk" });
    world.pass(1000);
    expect(ready((await world.run({ changed: true })).plan)).toEqual(["deactivate 1", "create 4"]);
    world.pass(3_600_000);
    memberships(world, "1", ["Staff"]);
    world.pass(1000);
    expect(ready(await world.plan({ changed: true }))).toEqual(["reactivate 1"]);
  });

  it("concludes nothing from who is missing", async () => {
    const world = await open();
    change(world, "1", {});
    world.source.people = world.source.people.filter(({ id }) => id !== "2");
    world.pass(1000);
    expect(codesOf(await world.plan({ changed: true }), "2")).toEqual([]);
    expect(codesOf(await world.plan(), "2")).toEqual(["vanished"]);
  });

  it("reads everybody where nothing was read yet, where many changed, and where the source cannot tell", async () => {
    const world = createWorld({ people: [person("1")], source: { index: { lags: new Set() } } });
    expect(ready((await world.run({ changed: true })).plan)).toEqual(["create 1"]);
    const crowd = Array.from({ length: 501 }, (_, index) => person(`p${index}`));
    world.source.people.push(...crowd.map((one) => ({ ...one, changed: new Date(world.now()).toISOString() })));
    const before = world.source.reads;
    expect((await world.plan({ changed: true })).changes).toHaveLength(501);
    expect(world.source.reads).toBeGreaterThan(before);
    const silent = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    silent.person("1").title = "Chef";
    expect(ready(await silent.plan({ changed: true }))).toEqual(["update 1"]);
  });
});
