import { describe, expect, it } from "vitest";
import { createGroupWorld, shortGroups } from "./group-world.fixture.ts";
import { account, changeOf, codesOf, person } from "./world.fixture.ts";

const people = [
  person("1", { department: "Engineering" }),
  person("2", { department: "engineering " }),
  person("3", { department: "Sales" }),
  person("4", { department: null }),
];

const departments = {
  people,
  accounts: people.map(({ id }) => account(id, { department: "x" })),
  groups: { derivedFrom: "department" },
};

describe("rule 7: groups derived from an attribute", () => {
  it("everybody with a value is in its group, in whatever spelling, and the first spelling names it", async () => {
    const world = await createGroupWorld(departments);
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual([
      "create department:engineering",
      "create department:sales",
      "members department:engineering +a-1 +a-2",
      "members department:sales +a-3",
    ]);
    expect(changeOf(plan, "department:engineering")).toMatchObject({
      set: { title: "Engineering" },
      who: "Engineering",
    });
    await world.apply(plan);
    expect((await world.plan()).changes).toEqual([]);
    world.world.person("2").department = "ENGINEERING";
    expect((await world.plan()).changes.map(({ id }) => id)).toEqual(["people/update/2"]);
  });

  it("who moves is taken out of one and put into the other", async () => {
    const world = await createGroupWorld(departments);
    await world.apply(await world.plan());
    world.world.person("2").department = "Sales";
    expect(shortGroups(await world.plan())).toEqual([
      "members department:engineering -a-2",
      "members department:sales +a-2",
    ]);
  });

  it("a group that nobody has any more keeps its members until somebody confirms", async () => {
    const world = await createGroupWorld(departments);
    await world.apply(await world.plan());
    world.world.person("3").department = "Engineering";
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual([
      "members department:sales -a-3 vanished",
      "members department:engineering +a-3",
    ]);
    expect(codesOf(plan, "department:sales")).toEqual(["vanished"]);
  });

  it("takes nobody out whose record does not say, and nobody at all from an incomplete read", async () => {
    const world = await createGroupWorld(departments);
    await world.apply(await world.plan());
    delete world.world.person("2").department;
    expect(shortGroups(await world.plan())).toEqual([]);
    world.world.person("2").department = "Sales";
    world.world.source.breaksAfter = 3;
    expect(shortGroups(await world.plan())).toEqual(["members department:sales +a-2"]);
  });

  it("makes no group for leavers alone, and adds a prefix", async () => {
    const world = await createGroupWorld({ ...departments, groups: { derivedFrom: "department", addPrefix: "Team " } });
    Object.assign(world.world.person("3"), { end: "2026-11-01", status: "left" });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["create department:engineering", "members department:engineering +a-1 +a-2"]);
    expect(changeOf(plan, "department:engineering").set).toEqual({ title: "Team Engineering" });
  });

  it("a list of values puts somebody into each, once", async () => {
    const world = await createGroupWorld({
      people: [person("1", { teams: ["a", "b", "A"] })],
      accounts: [account("1")],
      groups: { derivedFrom: "teams" },
    });
    expect(shortGroups(await world.plan())).toEqual([
      "create teams:a",
      "create teams:b",
      "members teams:a +a-1",
      "members teams:b +a-1",
    ]);
  });

  it("stands beside the vendor's own groups, whose prefix it does not take away", async () => {
    const world = await createGroupWorld({
      ...departments,
      groups: { derivedFrom: "department", prefix: "S", removePrefix: true },
      sourceGroups: [{ id: "g", name: "SOps", members: ["1"] }],
    });
    expect(shortGroups(await world.plan()).filter((one) => one.startsWith("create"))).toEqual([
      "create department:engineering",
      "create department:sales",
      "create g",
    ]);
  });

  it("leaves the groups of an attribute that the settings do not name any more, and asks no vendor for them", async () => {
    const world = await createGroupWorld(departments);
    await world.apply(await world.plan());
    world.reset({ groups: { pattern: "*" } });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual([]);
    expect(plan.issues.map(({ subject, code }) => [subject, code])).toEqual([
      ["department:engineering", "not selected"],
      ["department:sales", "not selected"],
    ]);
  });
});
