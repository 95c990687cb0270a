import { describe, expect, it } from "vitest";
import { createGroupWorld, shortGroups } from "./group-world.fixture.ts";
import { account, changeOf, codesOf, person } from "./world.fixture.ts";

const people = [person("1"), person("2"), person("3")];
const accounts = [account("1"), account("2"), account("3")];

describe("rule 7: groups of the same name that we did not make", () => {
  const clash = {
    people,
    accounts,
    sourceGroups: [{ id: "s", name: "Sales", members: ["1", "2"] }],
    targetGroups: [{ id: "t", name: "sales", members: ["a-1", "a-3", "stranger"] }],
  };

  it("is never adopted by rule: a person sees members, apps and what would be put in, and decides", async () => {
    const world = await createGroupWorld(clash);
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["members s +a-2", "link s review"]);
    expect(changeOf(plan, "s", "link")).toMatchObject({
      account: "t",
      evidence: [
        "has the same name as group t, which this sync did not make",
        "of its members (3), 1 are in the group at the source too and 1 are linked to nobody; 1 would be put in",
        "it is assigned to 2 apps",
      ],
    });
    expect(changeOf(plan, "s", "members").after).toEqual(["groups/link/s"]);
    expect(plan.counts).toMatchObject({ link: 0, groups: 0, memberships: 0, held: 1 });
    await world.sync.decide([changeOf(plan, "s", "link")], "IT", "it is ours");
    const decided = await world.plan();
    expect(shortGroups(decided)).toEqual(["members s +a-2", "link s"]);
    expect(decided.counts).toMatchObject({ link: 0, groups: 1, memberships: 1, held: 0 });
    await world.apply(decided);
    expect(shortGroups(await world.plan())).toEqual(["members s -a-3"]);
  });

  it("is no clash once a prefix makes our own names, and a group found under our own name waits for a person too", async () => {
    const world = await createGroupWorld({ ...clash, groups: { pattern: "*", addPrefix: "HR " } });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["create s", "members s +a-1 +a-2"]);
    expect(changeOf(plan, "s", "create")).toMatchObject({ set: { title: "HR Sales" }, who: "HR Sales" });
    world.target.groups.set("u", { id: "u", name: "HR SALES", members: [] });
    expect(shortGroups(await world.plan())).toEqual(["members s +a-1 +a-2", "link s review"]);
  });

  it("is a conflict where several have the name, or a person said that it is another one", async () => {
    const world = await createGroupWorld(clash);
    await world.link("s", "t", { verdict: "different" });
    expect(shortGroups(await world.plan())).toEqual(["link s conflict"]);
    world.target.groups.set("u", { id: "u", name: "Sales ", members: [] });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["link s conflict"]);
    expect(changeOf(plan, "s").held?.evidence).toEqual([
      "2 groups of this name are at the target",
      "group t",
      "group u",
    ]);
    await world.link("s", "t", { verdict: "ignore" });
    expect(shortGroups(await world.plan())).toEqual([]);
  });

  it("is reported and never planned where it hands out administrator roles or is another system's, linked or not", async () => {
    const world = await createGroupWorld(clash);
    const group = world.group("t");
    group.isAdmin = true;
    const refused = await world.plan();
    expect(shortGroups(refused)).toEqual([]);
    expect(refused.issues.find(({ subject }) => subject === "s")).toMatchObject({
      resource: "groups",
      code: "group refused",
      message: expect.stringContaining("never written: it hands out administrator roles"),
    });
    await world.link("s", "t", { by: "IT" });
    expect(shortGroups(await world.plan())).toEqual([]);
    Object.assign(group, { isAdmin: false, sourcedBy: "a directory" });
    expect(codesOf(await world.plan(), "s")).toEqual(["group refused"]);
    await world.link("s", "t", { verdict: "undone" });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual([]);
    expect(codesOf(plan, "s")).toEqual(["group refused"]);
  });

  it("asks for the members of selected, linked and like-named groups alone, and looks at those we did not make", async () => {
    const world = await createGroupWorld({
      ...clash,
      groups: { pattern: "S*" },
      sourceGroups: [
        ...clash.sourceGroups,
        { id: "o", name: "Other", members: ["1"] },
        { id: "m", name: "Some", members: [] },
      ],
      targetGroups: [
        ...clash.targetGroups,
        { id: "u", name: "Other", members: [] },
        { id: "made", name: "Some", members: [] },
      ],
      linked: { m: "made" },
    });
    await world.plan();
    expect(world.source.asked.sort()).toEqual(["m", "s"]);
    expect(world.target.asked.sort()).toEqual(["made", "t"]);
    expect(world.target.inspected).toEqual(["t"]);
  });
});

describe("rule 7: names of groups", () => {
  it("two groups of the source that come to one name are both held before anything is sent", async () => {
    const world = await createGroupWorld({
      people,
      accounts,
      groups: { prefix: "APP_", removePrefix: true },
      sourceGroups: [
        { id: "x", name: "APP_Sales", members: ["1"] },
        { id: "y", name: "APP_sales ", members: ["2"] },
        { id: "z", name: "APP_", members: [] },
        { id: "w", name: "app_other", members: [] },
      ],
    });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["link x conflict", "link y conflict"]);
    expect(changeOf(plan, "x").held?.evidence).toEqual([
      'would have the same name at the target, "Sales", as "APP_sales " (y)',
    ]);
    expect(changeOf(plan, "x").account).toBeUndefined();
    expect(plan.counts).toMatchObject({ groups: 0, memberships: 0, conflict: 2 });
    expect(codesOf(plan, "z")).toEqual(["no name"]);
  });

  it("a rename at the source renames at the target, as an update of the same group", async () => {
    const world = await createGroupWorld({
      people,
      accounts,
      sourceGroups: [{ id: "s", name: "Sales", description: "old", members: [] }],
      targetGroups: [{ id: "t", name: "Sales", description: "old", members: [] }],
      linked: { s: "t" },
    });
    Object.assign(world.group("s"), { name: "Selling", description: "new" });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["update s"]);
    expect(changeOf(plan, "s")).toMatchObject({
      account: "t",
      set: { title: "Selling", notes: "new" },
      was: { title: "Sales", notes: "old" },
      lane: "movers",
    });
    expect(plan.counts).toMatchObject({ update: 0, groups: 1 });
    world.reset({ groups: { pattern: "*", update: false } });
    expect(shortGroups(await world.plan())).toEqual([]);
  });

  it("a name is taken over once the group that has it has given it up, and a circle is a conflict", async () => {
    const world = await createGroupWorld({
      people,
      accounts,
      sourceGroups: [
        { id: "b", name: "A", members: [] },
        { id: "a", name: "C", members: [] },
      ],
      targetGroups: [{ id: "t", name: "A", members: [] }],
      linked: { a: "t" },
    });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["create b", "update a"]);
    expect(changeOf(plan, "b").after).toEqual(["groups/update/a"]);
    world.target.groups.set("u", { id: "u", name: "C", members: [] });
    await world.link("b", "u");
    expect(shortGroups(await world.plan())).toEqual(["update a conflict", "update b conflict"]);
    world.reset({ groups: { names: ["A"], update: true } });
    const alone = await world.plan();
    expect(shortGroups(alone)).toEqual(["update b conflict"]);
    expect(changeOf(alone, "b").held?.evidence).toEqual(['the name "A" is taken by group t']);
    expect(codesOf(alone, "a")).toEqual(["not selected"]);
  });

  it("a linked group that already has a name others come to keeps it and its members, and is told of", async () => {
    const world = await createGroupWorld({
      people,
      accounts,
      sourceGroups: [
        { id: "s", name: "Sales", members: ["1"] },
        { id: "x", name: "SALES", members: ["2"] },
      ],
      targetGroups: [{ id: "t", name: "Sales", members: [] }],
      linked: { s: "t" },
    });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["members s +a-1", "link x conflict"]);
    expect(codesOf(plan, "s")).toEqual(["name clash"]);
  });

  it("a name that the target would refuse makes no group", async () => {
    const world = await createGroupWorld({ sourceGroups: [{ id: "s", name: "x".repeat(41), members: [] }] });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual([]);
    expect(codesOf(plan, "s")).toEqual(["invalid value", "required missing"]);
  });

  it("a description that no group has any more is not cleared: a lost permission looks like this", async () => {
    const world = await createGroupWorld({
      sourceGroups: [
        { id: "s", name: "S", description: "s", members: [] },
        { id: "o", name: "O", description: "o", members: [] },
      ],
    });
    await world.apply(await world.plan());
    world.group("s").description = null;
    const one = await world.plan();
    expect(changeOf(one, "s").set).toEqual({ notes: null });
    world.group("o").description = null;
    expect(shortGroups(await world.plan())).toEqual([]);
  });

  it("names that the settings ask for and that are not there are told", async () => {
    const world = await createGroupWorld({
      groups: { names: ["Sales", "Nowhere"] },
      sourceGroups: [{ id: "s", name: "Sales", members: [] }],
    });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["create s"]);
    expect(plan.issues.map(({ code, message }) => [code, message])).toEqual([
      ["no such group", '1 groups that the settings name are not at the source: "Nowhere"'],
    ]);
  });
});
