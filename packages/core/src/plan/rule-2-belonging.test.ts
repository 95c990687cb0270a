import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { account, changeOf, codesOf, createWorld, linkedWorld, person, ready, short } from "./world.fixture.ts";

const groups = ["Staff", "Sales"];
const settings = { scope: { groups }, lifecycle: { outOfScope: "deactivate" } } as const;
const inGroups = (id: string, ...names: readonly string[]) => person(id, { groups: names });

const open = (...ids: readonly string[]) =>
  linkedWorld({
    people: ids.map((id) => inGroups(id, id.startsWith("s") ? "Sales" : "Staff")),
    accounts: ids.map((id) => account(id)),
    source: { belonging: "required" },
    settings,
  });

describe("rule 2: members of the selected groups, or those assigned to the app", () => {
  it("makes accounts for them alone", async () => {
    const people = [inGroups("1", "Staff"), inGroups("2"), person("3", { groups: null }), inGroups("4", "Sales", "x")];
    const world = createWorld({ people, source: { belonging: "told" }, settings });
    expect(ready(await world.plan())).toEqual(["create 1", "create 4"]);
    world.reset({ scope: { app: "x" } });
    Object.assign(world.person("2"), { apps: ["x"] });
    expect(ready(await world.plan())).toEqual(["create 2"]);
  });

  it("is refused of a source that cannot tell", () => {
    const scope = { groups, anyOf: [{ app: "x" }] };
    expect(() => createWorld({ settings: { scope } })).toThrow(ConfigurationError);
    expect(() => createWorld({ settings: { scope } })).toThrow(/^scope\.groups: HR cannot.*scope\.anyOf\.0\.app: HR/);
  });

  it.each([
    ["no scope", undefined],
    ["other rules alone", { departments: ["x"] }],
    ["an alternative that names neither", { anyOf: [{ groups }, { departments: ["x"] }] }],
  ])("is asked for where a source is never taken whole: %s", (_, scope) => {
    const start = { source: { belonging: "required" }, settings: scope ? { scope } : {} } as const;
    expect(() => createWorld(start)).toThrow(/^scope: names no group and no app of HR/);
    expect(() => createWorld({ ...start, settings: { scope: { ...scope, everybody: true } } })).not.toThrow();
  });

  it("puts out who is in none of them any more, and keeps whose record does not tell", async () => {
    const world = await open("1", "2", "3");
    world.person("1").groups = [];
    world.person("2").groups = null;
    const plan = await world.plan();
    expect(ready(plan)).toEqual(["deactivate 1"]);
    expect(changeOf(plan, "1")).toMatchObject({ stateReason: "out of scope", ground: "stated" });
    expect(codesOf(plan, "2")).toEqual(["out of scope"]);
    expect(await world.apply(plan)).toMatchObject({ applied: 1 });
    world.person("1").groups = ["Sales"];
    expect(ready(await world.plan())).toEqual(["reactivate 1"]);
  });

  it("looks at the person again before they are put out", async () => {
    const world = await open("1", "2");
    world.person("1").groups = [];
    const plan = await world.plan();
    world.person("1").groups = ["Staff"];
    expect(await world.apply(plan)).toMatchObject({ applied: 0, moved: 1 });
    expect(world.account("a-1").state).toBe("active");
  });
});

describe("rule 6: a group that came empty, or is gone, keeps its people until a person confirms", () => {
  it("holds whoever would be put out because of it, and says so", async () => {
    const world = await open("1", "2", "s1");
    world.person("1").groups = [];
    world.person("2").groups = [];
    const plan = await world.plan();
    expect(short(plan)).toEqual(["deactivate 1 vanished", "deactivate 2 vanished"]);
    expect(changeOf(plan, "1").held?.evidence).toEqual([expect.stringContaining('the group "Staff"')]);
    expect(codesOf(plan, "")).toEqual(["scope came empty"]);
    expect(await world.apply(plan)).toMatchObject({ applied: 0, heldLeft: 2 });
    expect(short(await world.plan())).toEqual(short(plan));
  });

  it("puts them out once confirmed, and then holds nobody else for its sake", async () => {
    const world = await open("1", "2", "s1", "s2");
    world.person("1").groups = [];
    world.person("2").groups = [];
    await world.sync.decide((await world.plan()).changes, "Ada", "the group was dissolved");
    const { plan, report } = await world.run();
    expect([ready(plan), report.applied]).toEqual([["deactivate 1", "deactivate 2"], 2]);
    world.person("s1").groups = [];
    const after = await world.plan();
    expect([ready(after), codesOf(after, "")]).toEqual([["deactivate s1"], ["scope is empty"]]);
  });

  it("goes on where it comes back", async () => {
    const world = await open("1", "2", "s1");
    world.person("1").groups = [];
    world.person("2").groups = [];
    await world.plan();
    world.person("2").groups = ["Staff"];
    expect(ready(await world.plan())).toEqual(["deactivate 1"]);
  });

  it("holds nobody for the sake of a group that never had anybody", async () => {
    const world = await open("1", "2");
    world.person("1").groups = [];
    const plan = await world.plan();
    expect(ready(plan)).toEqual(["deactivate 1"]);
    expect(codesOf(plan, "")).toEqual(["scope is empty"]);
  });

  it("is not forgotten by a read that broke off, or by one of people named", async () => {
    const world = await open("1", "2", "s1");
    world.person("1").groups = [];
    world.source.breaksAfter = 0;
    await world.plan();
    world.source.breaksAfter = Number.POSITIVE_INFINITY;
    expect(ready(await world.plan({ only: ["1"] }))).toEqual(["deactivate 1"]);
    world.person("2").groups = [];
    expect(short(await world.plan())).toEqual(["deactivate 1 vanished", "deactivate 2 vanished"]);
  });

  it("holds somebody named too, whose own record cannot show that the group came empty", async () => {
    const world = await open("1", "2", "s1");
    world.person("1").groups = [];
    world.person("2").groups = [];
    expect(short(await world.plan({ only: ["1"] }))).toEqual(["deactivate 1 vanished"]);
    world.person("2").groups = ["Staff"];
    expect(short(await world.plan({ only: ["1"] }))).toEqual(["deactivate 1"]);
  });
});
