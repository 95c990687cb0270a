import { describe, expect, it } from "vitest";
import {
  account,
  changeOf,
  codesOf,
  createWorld,
  linkedWorld,
  person,
  ready,
  short,
  type TestSettings,
} from "./world.fixture.ts";

const joinersOnly: TestSettings = { newJoinersOnly: true };
const future = { start: "2026-12-01" };

describe("rule 2: new joiners only", () => {
  it("makes accounts for those who had not started when it was switched on, and says how many it leaves out", async () => {
    const world = createWorld({ people: [person("old"), person("new", future)], settings: joinersOnly });
    const { plan } = await world.run();
    expect(short(plan)).toEqual(["create new"]);
    expect(plan.learned.baseline).toEqual(["old"]);
    expect(plan.issues.find(({ code }) => code === "not new")?.message).toMatch(/^1 people/);
    expect((await world.plan()).learned).toEqual({});
  });

  it("makes an account for whoever HR enters later, however long ago they started", async () => {
    const world = createWorld({ people: [person("old")], settings: joinersOnly });
    await world.run();
    world.source.people.push(person("late", { start: "2019-01-01" }));
    expect(short(await world.plan())).toEqual(["create late"]);
  });

  it("makes an account for somebody of the baseline who starts again later", async () => {
    const world = createWorld({ people: [person("old")], settings: joinersOnly });
    await world.run();
    Object.assign(world.person("old"), { end: "2026-11-30" });
    world.at("2027-02-01T12:00:00Z");
    expect(short(await world.plan())).toEqual([]);
    Object.assign(world.person("old"), { start: "2027-03-01", end: null });
    expect(short(await world.plan())).toEqual(["create old"]);
  });

  it("counts people who cannot be planned for as started too", async () => {
    const world = createWorld({
      people: [person("1", { status: "?" }), person("2", { end: "2019-01-01" })],
      settings: joinersOnly,
    });
    expect((await world.plan()).learned.baseline).toEqual(["1", "2"]);
  });

  it("makes nobody and stores no baseline while no read was complete", async () => {
    const people = [...Array.from({ length: 60 }, (_, index) => person(`p${index}`)), person("new", future)];
    const world = createWorld({ people: people.toReversed(), settings: joinersOnly });
    world.source.breaksAfter = 50;
    const plan = await world.plan();
    expect(short(plan)).toEqual([]);
    expect(plan.learned.baseline).toBeUndefined();
    expect(codesOf(plan, "")).toEqual(["incomplete read", "no baseline"]);
    world.source.breaksAfter = Number.POSITIVE_INFINITY;
    expect(ready(await world.plan())).toEqual(["create new"]);
  });

  it("empties the baseline by sync all, once the plan is confirmed and applied", async () => {
    const world = createWorld({ people: [person("old")], settings: joinersOnly });
    await world.run();
    const all = await world.plan({ syncAll: true });
    expect(all.confirmation).toBe("sync all");
    expect(short(all)).toEqual(["create old"]);
    expect(short(await world.plan())).toEqual([]);
    await expect(world.apply(all, { confirm: "" })).rejects.toMatchObject({ code: "confirmation-required" });
    await world.apply(all);
    expect(short(await world.plan())).toEqual([]);
    world.directory.accounts.clear();
    world.source.people.push(person("before"));
    expect(short(await world.plan())).toEqual(["create before"]);
  });

  it("remembers sync all also where it changes nobody now", async () => {
    const world = createWorld({ people: [person("old", { email: null })], settings: joinersOnly });
    await world.run();
    await world.run({ syncAll: true });
    world.person("old").email = "old@example.com";
    expect(short(await world.plan())).toEqual(["create old"]);
  });
});

describe("rule 2: scope", () => {
  const scope = { departments: ["Sales"] };
  const sales = { department: "Sales" };

  it("makes nothing for people out of scope, or who do not say", async () => {
    const people = [person("in", sales), person("out", { department: "Tax" }), person("unsaid")];
    expect(short(await createWorld({ people, settings: { scope } }).plan())).toEqual(["create in"]);
  });

  const actions: readonly [
    action: "keep" | "suspend" | "deactivate",
    changes: readonly string[],
    issues: readonly string[],
  ][] = [
    ["keep", [], ["out of scope"]],
    ["suspend", ["suspend 1"], []],
    ["deactivate", ["deactivate 1"], []],
  ];
  it.each(actions)("does what is set for leaving scope: %s", async (outOfScope, changes, issues) => {
    const settings = { scope, lifecycle: { outOfScope } };
    const world = await linkedWorld({ people: [person("1", sales)], accounts: [account("1", sales)], settings });
    world.person("1").department = "Tax";
    const plan = await world.plan();
    expect(short(plan)).toEqual(changes);
    expect(codesOf(plan, "1")).toEqual(issues);
    if (changes.length > 0)
      expect(changeOf(plan, "1")).toMatchObject({ stateReason: "out of scope", ground: "stated" });
  });

  it("takes nothing away because a record does not say what the scope asks for", async () => {
    const settings = { scope, lifecycle: { outOfScope: "suspend" as const } };
    const world = await linkedWorld({ people: [person("1", sales)], accounts: [account("1", sales)], settings });
    delete world.person("1").department;
    const plan = await world.plan();
    expect(short(plan)).toEqual([]);
    expect(codesOf(plan, "1")).toEqual(["out of scope"]);
  });

  it("brings people back who come back into scope, and re-checks the scope before it takes access away", async () => {
    const settings = { scope, lifecycle: { outOfScope: "suspend" as const } };
    const world = await linkedWorld({ people: [person("1", sales)], accounts: [account("1", sales)], settings });
    world.person("1").department = "Tax";
    const plan = await world.plan();
    world.person("1").department = "Sales";
    expect((await world.apply(plan)).moved).toBe(1);
    world.person("1").department = "Tax";
    await world.run();
    expect(world.account("a-1").state).toBe("suspended");
    world.person("1").department = "Sales";
    const back = await world.plan();
    expect(short(back)).toEqual(["unsuspend 1"]);
    expect(changeOf(back, "1")).toMatchObject({ reasonWas: "out of scope" });
  });

  it("treats a leaver as a leaver, in scope or not", async () => {
    const settings = { scope };
    const world = await linkedWorld({ people: [person("1", sales)], accounts: [account("1", sales)], settings });
    Object.assign(world.person("1"), { department: "Tax", end: "2026-11-01" });
    expect(changeOf(await world.plan(), "1")).toMatchObject({ operation: "suspend", stateReason: "left" });
  });
});

describe("rule 2: create, update and remove are switches of their own", () => {
  const switches: readonly [what: string, settings: TestSettings, expected: readonly string[]][] = [
    ["all on", {}, ["suspend leaver", "create joiner", "update mover"]],
    ["no create", { create: false }, ["suspend leaver", "update mover"]],
    ["no update", { update: false }, ["suspend leaver", "create joiner"]],
    ["no remove", { remove: false }, ["create joiner", "update mover"]],
  ];
  it.each(switches)("%s", async (_what, settings, expected) => {
    const start = [person("leaver"), person("mover"), person("boss")];
    const world = await linkedWorld({ people: start, accounts: start.map(({ id }) => account(id)) });
    Object.assign(world.person("leaver"), { end: "2026-11-01" });
    Object.assign(world.person("mover"), { first: "Moved", boss: "boss" });
    world.source.people.push(person("joiner"));
    world.reset(settings);
    expect(short(await world.plan())).toEqual(expected);
  });

  it("links without updating when updates are off, references included", async () => {
    const people = [person("1", { title: "Chef", boss: "2" }), person("2")];
    const world = createWorld({ people, accounts: [account("1"), account("2")], settings: { update: false } });
    expect(short(await world.plan())).toEqual(["link 1", "link 2"]);
  });

  it("plans nothing that the target cannot do, and says so for a leaver", async () => {
    const start = [person("1"), person("2", { title: "Chef" }), person("3")];
    const world = await linkedWorld({
      people: start,
      accounts: [account("1"), account("2")],
      lacking: ["create", "update", "suspended"],
    });
    Object.assign(world.person("1"), { end: "2026-11-01" });
    const plan = await world.plan();
    expect(short(plan)).toEqual([]);
    expect(codesOf(plan, "1")).toEqual(["state unreachable"]);
  });

  it("deactivates a leaver whom the target cannot suspend, when that is set", async () => {
    const settings = { lifecycle: { leavers: { whenRefused: "deactivate" as const } } };
    const world = await linkedWorld({
      people: [person("1")],
      accounts: [account("1")],
      lacking: ["suspended"],
      settings,
    });
    Object.assign(world.person("1"), { end: "2026-11-01" });
    expect(short(await world.plan())).toEqual(["deactivate 1"]);
  });
});
