import { describe, expect, it } from "vitest";
import type { Change } from "./change.ts";
import { executableChanges } from "./executable-changes.ts";
import { findCircles } from "./find-circles.ts";
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

describe("rule 8: in what order", () => {
  it("puts removals first, then joiners, movers and back-fill", async () => {
    const start = [person("leaver"), person("mover"), person("link")];
    const world = await linkedWorld({ people: start.slice(0, 2), accounts: start.map(({ id }) => account(id)) });
    Object.assign(world.person("leaver"), { end: "2026-11-01" });
    world.person("mover").title = "Chef";
    world.source.people.push(person("joiner"), person("link"));
    const plan = await world.plan();
    expect(plan.changes.map(({ lane }) => lane)).toEqual(["removals", "joiners", "movers", "back-fill"]);
  });

  it("makes managers before their reports, however deep, and joins them in one run", async () => {
    const chain = Array.from({ length: 12 }, (_, index) =>
      person(`p${index}`, index > 0 ? { boss: `p${index - 1}` } : {}),
    );
    const world = createWorld({ people: chain.toReversed() });
    const { plan, report } = await world.run();
    expect(changeOf(plan, "p5")).toMatchObject({
      after: ["people/create/p4"],
      set: { managerId: { ref: "people/create/p4" } },
    });
    expect(report).toMatchObject({ applied: 12, failed: 0 });
    const madeOf = Object.fromEntries((await world.links()).map(({ source, target }) => [source, target]));
    expect(world.account(madeOf.p11 ?? "").managerId).toBe(madeOf.p10);
    expect(short(await world.plan())).toEqual([]);
  });

  it("puts off a manager who cannot be resolved, with the reason, and not the person", async () => {
    const world = createWorld({
      people: [person("1", { boss: "2" }), person("2", { email: null }), person("3", { boss: "gone" })],
    });
    const { plan } = await world.run();
    expect(ready(plan)).toEqual(["create 1", "create 3"]);
    expect(changeOf(plan, "1").set).not.toHaveProperty("managerId");
    expect(codesOf(plan, "1")).toEqual(["deferred reference"]);
    expect(codesOf(plan, "3")).toEqual(["deferred reference"]);
    world.person("2").email = "2@example.com";
    await world.run();
    expect(world.account("made-1").managerId).toBe("made-3");
  });

  it("does not hold up people whose manager is held: only the reference waits", async () => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    Object.assign(world.person("1"), { title: "Chef", boss: "2" });
    world.source.people.push(person("2", { email: "x@example.com" }), person("3", { email: "X@example.com" }));
    world.source.people.push(person("4", { boss: "2" }));
    const conflicted = await world.plan();
    expect(ready(conflicted)).toEqual(["create 4", "update 1"]);
    world.source.people = world.source.people.filter(({ id }) => id !== "3");
    world.reset({ guard: { create: { count: 0, share: 0 } } });
    const { plan, report } = await world.run(
      {},
      { lift: { changes: ["people/create/2"], by: "Ada", reason: "known" } },
    );
    expect(short(plan)).toEqual(["create 2 guard", "create 4 guard", "update 1", "update 1"]);
    expect(report).toMatchObject({ applied: 3, failed: 0 });
    expect(world.account("a-1")).toMatchObject({ title: "Chef", managerId: "made-1" });
  });

  it("does not hold up people whose manager's link waits for review", async () => {
    const world = createWorld({ people: [person("1", { boss: "2" }), person("2")], accounts: [account("2")] });
    const plan = await world.sync.plan();
    expect(short(plan)).toEqual(["create 1", "link 2 review", "update 1"]);
    expect(ready(plan)).toEqual(["create 1"]);
    const lift = { codes: ["review"] as const, by: "Ada", reason: "looked at" };
    expect(await world.apply(plan, { lift })).toMatchObject({ applied: 3, failed: 0 });
    expect(world.account("made-1").managerId).toBe("a-2");
    expect(short(await world.plan())).toEqual([]);
  });

  it("gives a change of manager to people who are linked in the same plan", async () => {
    const world = createWorld({
      people: [person("1", { boss: "2" }), person("2")],
      accounts: [account("1"), account("2")],
    });
    const { report } = await world.run();
    expect(report.failed).toBe(0);
    expect(world.account("a-1")).toMatchObject({ managerId: "a-2", managerName: "First2 Last2" });
    expect(short(await world.plan())).toEqual([]);
  });

  it("follows a manager's name, and clears both when there is no manager any more", async () => {
    const world = await linkedWorld({ people: [person("1", { boss: "2" }), person("2"), person("3", { boss: "2" })] });
    world.person("2").last = "Married";
    const { plan } = await world.run();
    expect(changeOf(plan, "1").set).toEqual({ managerName: "First2 Married" });
    world.person("1").boss = null;
    expect(changeOf(await world.plan(), "1").set).toEqual({ managerId: null, managerName: null });
  });

  it("concludes nothing of a manager's name from a manager who was not read", async () => {
    const world = await linkedWorld({ people: [person("1", { boss: "2" }), person("3"), person("4"), person("2")] });
    Object.assign(world.person("1"), { title: "Chef" });
    world.source.breaksAfter = 2;
    expect(changeOf(await world.plan(), "1").set).toEqual({ title: "Chef" });
    world.source.breaksAfter = Number.POSITIVE_INFINITY;
    world.source.people.pop();
    expect(changeOf(await world.plan(), "1").set).toEqual({ title: "Chef" });
    world.person("1").boss = "nobody";
    expect(changeOf(await world.plan(), "1").set).toEqual({ title: "Chef" });
  });

  it("reports rings of managers and resolves them, for people who are made in them too", async () => {
    const people = [
      person("1", { boss: "2" }),
      person("2", { boss: "3" }),
      person("3", { boss: "1" }),
      person("4", { boss: "4" }),
    ];
    const world = createWorld({ people });
    const { plan, report } = await world.run();
    expect(report).toMatchObject({ failed: 0, skipped: 0 });
    expect(codesOf(plan, "1")).toEqual(["reference circle"]);
    expect(plan.issues.find(({ subject }) => subject === "1")?.message).toMatch(/records 1, 2, 3$/);
    expect(codesOf(plan, "4")).toEqual(["reference circle"]);
    const links = Object.fromEntries((await world.links()).map(({ source, target }) => [source, target]));
    for (const { id, boss } of people) expect(world.account(links[id] ?? "").managerId).toBe(links[boss ?? ""]);
    expect(ready(await world.plan())).toEqual([]);
  });

  it("lets no removal wait", async () => {
    const start = [person("1"), person("2", { boss: "1" })];
    const settings: TestSettings = { lifecycle: { leavers: { action: "deactivate" } } };
    const world = await linkedWorld({ people: start, accounts: start.map(({ id }) => account(id)), settings });
    Object.assign(world.person("1"), { end: "2026-11-01", email: "new@example.com" });
    world.source.people.push(person("3", { email: "1@example.com" }));
    for (const change of (await world.plan()).changes)
      if (change.lane === "removals") expect(change.after).toBeUndefined();
  });
});

const change = (id: string, after: readonly string[], more: Partial<Change> = {}): Change => ({
  id,
  resource: "people",
  operation: "update",
  subject: id,
  who: id,
  lane: "movers",
  because: "",
  after,
  ...more,
});
const makesWay = { lane: "removals" } as const;
const removal = { ...makesWay, operation: "deactivate" } as const;
const held = { code: "guard", evidence: [] } as const;

describe("changes that can be applied", () => {
  const cases: readonly [what: string, changes: readonly Change[], ready: readonly string[]][] = [
    ["nothing before them", [change("a", []), change("b", ["a"])], ["a", "b"]],
    ["not in the plan any more", [change("a", ["gone"])], ["a"]],
    ["behind a hold", [change("a", [], { held }), change("b", ["a"]), change("c", ["b"])], []],
    ["a removal behind a hold", [change("a", [], { held }), change("b", ["a"], removal)], ["b"]],
    ["what makes way for a removal, behind a hold", [change("a", [], { held }), change("b", ["a"], makesWay)], []],
    ["waiting for each other", [change("a", ["b"]), change("b", ["a"]), change("c", [])], ["c"]],
    ["held and needed twice", [change("a", []), change("b", [], { held }), change("c", ["a", "b"])], ["a"]],
  ];
  it.each(cases)("%s", (_what, changes, expected) => {
    expect(executableChanges(changes).map(({ id }) => id)).toEqual(expected);
  });

  it("do not depend on how deep a chain is", () => {
    const chain = Array.from({ length: 50_000 }, (_, index) => change(`c${index}`, index > 0 ? [`c${index - 1}`] : []));
    expect(executableChanges(chain)).toHaveLength(50_000);
  });
});

describe("circles", () => {
  const edges: { readonly [node: string]: readonly string[] } = { a: ["b"], b: ["c"], c: ["a"], d: ["a"], e: ["e"] };
  const find = (nodes: readonly string[]) => findCircles(nodes, (node) => edges[node] ?? []);

  it("are found once each, wherever the search begins", () => {
    const expected = [
      { from: "c", to: "a", members: ["a", "b", "c"] },
      { from: "e", to: "e", members: ["e"] },
    ];
    expect(find(["e", "d", "c", "b", "a"])).toEqual(expected);
    expect(find(["a", "b", "c", "d", "e"])).toEqual(expected);
  });
});
