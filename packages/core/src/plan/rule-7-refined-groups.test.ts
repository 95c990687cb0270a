import { describe, expect, it } from "vitest";
import type { Company, Refine } from "../adapter/refine.ts";
import { owner, withCascades } from "./cascading.fixture.ts";
import { createGroupWorld, type GroupWorldStart, shortGroups } from "./group-world.fixture.ts";
import { byMostReports, withManagedGroups } from "./managed-groups.fixture.ts";
import { account, changeOf, person, ready, short, type TestSettings } from "./world.fixture.ts";

const settings: TestSettings = { lifecycle: { leavers: { action: "deactivate", revokeSessions: false } } };
const sales = { id: "s", name: "Sales", members: ["1", "2", "3"] };
const atTarget = { id: "t", name: "Sales", members: ["a-1", "a-2", "a-3"] };

/** Three people of sales who report to a head, who is in no group, and somebody who might take over. */
const start = (more: Partial<GroupWorldStart> = {}, refine: Refine = byMostReports) => {
  const managers = new Map<string, string | null>();
  const people = [
    person("head"),
    person("next"),
    person("1", { boss: "head" }),
    person("2", { boss: "head" }),
    person("3", { boss: "next" }),
  ];
  const world = createGroupWorld({
    people,
    accounts: [owner, ...people.map(({ id }) => account(id))],
    sourceGroups: [sales],
    targetGroups: [atTarget],
    linked: { s: "t" },
    settings,
    like: withCascades,
    groupsLike: withManagedGroups(managers, refine),
    ...more,
  });
  return world.then((made) => ({ ...made, managers }));
};

describe("rule 7: a rule of the target's own about whom groups refer to", () => {
  it("is asked with people and groups as they will be, and what it wants is written like any other value", async () => {
    const asked: Company[] = [];
    const world = await start({}, (company) => {
      asked.push(company);
      return byMostReports(company);
    });
    const plan = await world.plan();
    expect(asked).toEqual([
      {
        people: [
          { id: "1", group: "s", manager: "head" },
          { id: "2", group: "s", manager: "head" },
          { id: "3", group: "s", manager: "next" },
          { id: "head" },
          { id: "next" },
        ],
        groups: [{ id: "s", name: "Sales", refersTo: {} }],
      },
    ]);
    expect(plan.changes).toMatchObject([
      {
        id: "groups/update/s",
        account: "t",
        set: { managerId: "a-head" },
        was: { managerId: null },
        because: "most report to them",
      },
    ]);
    expect(plan.rules["groups.managerId"]).toMatch(/rule of the target's own/);
    await world.apply(plan);
    expect(world.managers.get("t")).toBe("a-head");
    expect(await world.plan()).toMatchObject({ changes: [], issues: [] });
    expect(asked[1]?.groups[0]?.refersTo).toEqual({
      managerId: { account: "a-head", id: "head", isIn: true, isOurs: true },
    });
    world.managers.set("t", owner.id);
    await world.plan();
    expect(asked[2]?.groups[0]?.refersTo).toEqual({ managerId: { account: "owner", isIn: true, isOurs: false } });
  });

  it("goes into the change that the group has anyway, and with one that is held becomes a change of its own", async () => {
    const world = await start();
    world.group("s").name = "Sellers";
    expect((await world.plan()).changes).toMatchObject([
      {
        id: "groups/update/s",
        set: { managerId: "a-head", title: "Sellers" },
        was: { managerId: null, title: "Sales" },
      },
    ]);
    world.target.groups.set("x", { id: "x", name: "Sellers", members: [] });
    expect((await world.plan()).changes).toMatchObject([
      { id: "groups/update/s", set: { title: "Sellers" }, held: { code: "conflict" } },
      { id: "groups/update/s/refined", set: { managerId: "a-head" } },
    ]);
  });

  it("goes into the making of a group, or comes after it where the person is made by the same plan", async () => {
    const world = await start({ targetGroups: [], linked: {} });
    expect(changeOf(await world.plan(), "s", "create")).toMatchObject({ set: { managerId: "a-head", title: "Sales" } });
    world.world.source.people.push(person("new"));
    for (const id of ["1", "2"]) world.world.person(id).boss = "new";
    const plan = await world.plan();
    expect(changeOf(plan, "s", "update")).toMatchObject({
      set: { managerId: { ref: "people/create/new" } },
      after: ["groups/create/s", "people/create/new"],
    });
    expect(await world.apply(plan)).toMatchObject({ failed: 0, skipped: 0 });
    expect([...world.managers]).toEqual([["made 1", "made-1"]]);
    expect(await world.plan()).toMatchObject({ changes: [], issues: [] });
  });

  it("that finds nobody is told, and nothing is written", async () => {
    const world = await start();
    for (const one of world.world.source.people) one.boss = null;
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual([]);
    expect(plan.issues).toContainEqual({
      resource: "groups",
      subject: "s",
      who: "Sales",
      attribute: "managerId",
      code: "kept",
      message: "managerId is left as it is: nobody in it reports to anybody",
    });
  });

  it("that names somebody who is out writes nothing, and says so", async () => {
    const to =
      (to: { readonly id: string } | { readonly account: string }): Refine =>
      ({ groups }) =>
        groups.map(({ id }) => ({ group: id, attribute: "managerId", to, because: "test" }));
    for (const whom of [{ id: "gone" }, { account: "gone" }]) {
      const plan = await (await start({}, to(whom))).plan();
      expect(shortGroups(plan)).toEqual([]);
      expect(plan.issues).toMatchObject([{ subject: "s", attribute: "managerId", code: "deferred reference" }]);
    }
    expect(shortGroups(await (await start({}, to({ account: owner.id }))).plan())).toEqual(["update s"]);
  });

  it("is asked nothing while not everybody, or not every member, could be read", async () => {
    const world = await start();
    world.world.source.breaksAfter = 2;
    expect(shortGroups(await world.plan())).toEqual([]);
    world.world.source.breaksAfter = Number.POSITIVE_INFINITY;
    world.source.breaks.add("s");
    expect(shortGroups(await world.plan())).toEqual([]);
  });

  it("is held by the guard like other changes of groups, and left where groups are not updated", async () => {
    const world = await start({ settings: { ...settings, guard: { attribute: { count: 0, share: 0 } } } });
    expect(shortGroups(await world.plan())).toEqual(["update s guard"]);
    world.reset({ groups: { pattern: "*", update: false } });
    expect(shortGroups(await world.plan())).toEqual([]);
  });
});

describe("rule 8: the manager of a group leaves", () => {
  const leaving = async (more?: Partial<GroupWorldStart>) => {
    const world = await start(more);
    await world.apply(await world.plan());
    world.world.pass(25 * 3_600_000);
    for (const id of ["1", "2"]) world.world.person(id).boss = "next";
    world.world.person("head").end = "2026-11-22";
    return world;
  };

  it("the group gets the next one before, in the same step, and everybody comes back with them", async () => {
    const world = await leaving();
    const plan = await world.plan();
    expect(short(plan)).toEqual(["update s", "deactivate head", "update 1", "update 2"]);
    expect(changeOf(plan, "head")).toMatchObject({ after: ["groups/update/s", "people/update/1", "people/update/2"] });
    expect(changeOf(plan, "head").cascade).toBeUndefined();
    expect(await world.apply(plan)).toMatchObject({ applied: 4, moved: 0, failed: 0 });
    expect(world.managers.get("t")).toBe("a-next");
    expect(short(await world.plan())).toEqual([]);
  });

  it("and does not wait for the name that another group must give up first: that is a change of its own", async () => {
    const world = await leaving({
      sourceGroups: [sales, { id: "o", name: "Other", members: [] }],
      targetGroups: [atTarget, { id: "u", name: "Other", members: [] }],
      linked: { s: "t", o: "u" },
    });
    world.group("s").name = "Other";
    world.group("o").name = "Else";
    const plan = await world.plan();
    expect(changeOf(plan, "head").after).toContain("groups/update/s/re-point");
    expect(plan.changes.filter(({ subject }) => subject === "s")).toMatchObject([
      { id: "groups/update/s/re-point", lane: "removals", set: { managerId: "a-next" }, was: { managerId: "a-head" } },
      { id: "groups/update/s", lane: "movers", set: { title: "Other" }, after: ["groups/update/o"] },
    ]);
    expect(await world.apply(plan)).toMatchObject({ applied: 6, moved: 0, failed: 0 });
    expect(world.managers.get("t")).toBe("a-next");
  });

  /** The head went before anybody was named in their place, so the group fell to the owner. */
  const fallen = async (more?: Partial<GroupWorldStart>) => {
    const asked: Company[] = [];
    const rule: Refine = (company) => {
      asked.push(company);
      return byMostReports(company);
    };
    const world = await start(more, rule);
    world.world.directory.owners = [owner.id];
    await world.apply(await world.plan());
    world.world.pass(25 * 3_600_000);
    for (const one of world.world.source.people) one.boss = null;
    world.world.person("head").end = "2026-11-22";
    return { ...world, asked, managerNow: () => asked.at(-1)?.groups[0]?.refersTo.managerId };
  };

  it("the owner to whom it fell stands in until somebody is named, and is overridden then", async () => {
    const world = await fallen();
    await world.apply(await world.plan());
    expect(world.managerNow()).toMatchObject({ account: "a-head", isIn: false });
    await world.plan();
    expect(world.managerNow()).toEqual({ account: "owner", isIn: true, isOurs: false, standsIn: true });
    expect(world.managers.get("t")).toBe(owner.id);
    for (const id of ["1", "2"]) world.world.person(id).boss = "next";
    const plan = await world.plan();
    expect(changeOf(plan, "s")).toMatchObject({ set: { managerId: "a-next" }, was: { managerId: owner.id } });
    await world.apply(plan);
    expect(world.managers.get("t")).toBe("a-next");
    const { changes, issues } = await world.plan();
    expect([changes, issues.filter(({ resource }) => resource === "groups")]).toEqual([[], []]);
    expect(world.managerNow()).toEqual({ account: "a-next", id: "next", isIn: true, isOurs: true });
  });

  it("the owner stands in as well where somebody else put the head out, or their account is gone", async () => {
    for (const take of ["inactive", "deleted"] as const) {
      const world = await fallen();
      world.world.person("head").end = null;
      const { accounts } = world.world.directory;
      if (take === "deleted") accounts.delete("a-head");
      else world.world.account("a-head").state = take;
      world.managers.set("t", owner.id);
      await world.plan();
      expect(world.managerNow()).toMatchObject({ standsIn: true });
    }
  });

  it("an owner whom a person set while the head was there does not stand in, nor does anybody who is no owner", async () => {
    const world = await fallen();
    world.managers.set("t", owner.id);
    await world.plan();
    expect(world.managerNow()).toEqual({ account: "owner", isIn: true, isOurs: false });
    world.managers.set("t", "a-head");
    await world.apply(await world.plan());
    world.managers.set("t", "a-1");
    await world.plan();
    expect(world.managerNow()).toEqual({ account: "a-1", id: "1", isIn: true, isOurs: false });
    const unwritten = await start();
    unwritten.world.directory.owners = [owner.id];
    unwritten.managers.set("t", owner.id);
    expect(shortGroups(await unwritten.plan())).toEqual([]);
  });

  it("nobody stands in while the accounts could not all be read", async () => {
    const world = await fallen();
    await world.apply(await world.plan());
    world.world.directory.breaksAfter = 3;
    await world.plan();
    expect(world.managerNow()).not.toHaveProperty("standsIn");
  });

  it("is listed with the removal where nobody takes over, and the owner stays", async () => {
    const world = await leaving();
    for (const one of world.world.source.people) one.boss = null;
    const plan = await world.plan();
    expect(changeOf(plan, "head").cascade).toContainEqual({
      resource: "groups",
      account: "t",
      subject: "s",
      who: "Sales",
      attribute: "managerId",
    });
    await world.apply(plan);
    expect(world.managers.get("t")).toBe(owner.id);
  });
});

describe("rules 7 and 8: where people are in one group each, and groups have a manager", () => {
  const teams: Partial<GroupWorldStart> = {
    teams: "optional",
    sourceGroups: [{ ...sales, members: ["1", "2", "3", "next"] }],
    targetGroups: [],
    linked: {},
  };

  it("a group, the people in it and its manager come about in one run, whoever is made by it", async () => {
    const world = await start({ ...teams, sourceGroups: [{ ...sales, members: ["1", "2", "3", "new"] }] });
    world.world.source.people.push(person("new"));
    for (const id of ["1", "2"]) world.world.person(id).boss = "new";
    const plan = await world.plan();
    expect(changeOf(plan, "new").after).toEqual(["groups/create/s"]);
    expect(changeOf(plan, "s", "update").after).toEqual(["groups/create/s", "people/create/new"]);
    expect(await world.apply(plan)).toMatchObject({ failed: 0, skipped: 0 });
    expect([...world.managers]).toEqual([["made 1", "made-1"]]);
    expect(await world.plan()).toMatchObject({ changes: [], issues: [] });
  });

  it("a manager goes, and comes back into their team, to their reports, in one plan", async () => {
    const world = await start(teams);
    await world.apply(await world.plan());
    expect(world.managers.get("made 1")).toBe("a-head");
    world.world.pass(25 * 3_600_000);
    world.world.person("next").end = "2026-11-22";
    world.world.person("head").end = "2026-11-22";
    await world.apply(await world.plan());
    expect(world.world.account("a-next")).toMatchObject({ state: "inactive", team: null });
    expect(world.managers.get("made 1")).toBe(owner.id);
    expect(ready(await world.plan())).toEqual([]);
    world.world.pass(48 * 3_600_000);
    for (const id of ["next", "head"]) Object.assign(world.world.person(id), { start: "2026-11-25", end: null });
    const plan = await world.plan();
    expect(changeOf(plan, "next", "update")).toMatchObject({
      set: { team: "made 1" },
      after: ["people/reactivate/next"],
    });
    expect(await world.apply(plan)).toMatchObject({ failed: 0, moved: 0 });
    expect(world.world.account("a-next")).toMatchObject({ state: "active", team: "made 1" });
    expect(world.world.account("a-3").managerId).toBe("a-next");
    expect(ready(await world.plan())).toEqual([]);
  });
});
