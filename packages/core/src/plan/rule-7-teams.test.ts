import { describe, expect, it } from "vitest";
import { createGroupWorld, type GroupWorldStart, shortGroups } from "./group-world.fixture.ts";
import type { Plan } from "./plan.ts";
import { account, changeOf, codesOf, person, ready, short } from "./world.fixture.ts";

const people = ["1", "2", "3"].map((id) => person(id));
const accounts = ["1", "2", "3"].map((id) => account(id));

const lists: GroupWorldStart = {
  people,
  accounts,
  teams: "optional",
  sourceGroups: [
    { id: "e", name: "Engineering", members: ["1", "2"] },
    { id: "s", name: "Sales", members: ["3"] },
  ],
  targetGroups: [
    { id: "te", name: "Engineering", members: [] },
    { id: "ts", name: "Sales", members: [] },
  ],
  linked: { e: "te", s: "ts" },
};

const teamsOf = (world: Awaited<ReturnType<typeof createGroupWorld>>) =>
  [...world.world.directory.accounts.values()].map(({ id, team }) => [id, team ?? null]);

/** The team that each change of the plan writes. */
const moves = (plan: Plan) =>
  plan.changes.flatMap(({ subject, set, held }) =>
    set && Object.hasOwn(set, "team") ? [[subject, set.team, held?.code].filter((one) => one !== undefined)] : [],
  );

const issuesOf = (plan: Plan, code: string) => plan.issues.filter((issue) => issue.code === code);

describe("rule 7: one group for each person, by an attribute of theirs", () => {
  it("everybody gets the group of the list they are on, and no list of the target is read", async () => {
    const world = await createGroupWorld(lists);
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual([]);
    expect(moves(plan)).toEqual([
      ["1", "te"],
      ["2", "te"],
      ["3", "ts"],
    ]);
    expect(changeOf(plan, "1")).toMatchObject({ from: { team: "Engineering" }, was: { team: null } });
    expect(plan.rules.team).toBe("Groups: the linked group");
    await world.apply(plan);
    expect(teamsOf(world)).toEqual([
      ["a-1", "te"],
      ["a-2", "te"],
      ["a-3", "ts"],
    ]);
    expect(world.target.asked).toEqual([]);
    const after = await world.plan();
    expect([after.changes, after.issues]).toEqual([[], []]);
  });

  it("a group that is missing is made first, and whoever is in it waits for that", async () => {
    const world = await createGroupWorld({ ...lists, targetGroups: [], linked: {} });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["create e", "create s"]);
    expect(changeOf(plan, "1")).toMatchObject({
      set: { team: { ref: "groups/create/e" } },
      after: ["groups/create/e"],
    });
    const report = await world.apply(plan);
    expect(report.applied).toBe(5);
    expect(teamsOf(world)).toEqual([
      ["a-1", "made 1"],
      ["a-2", "made 1"],
      ["a-3", "made 2"],
    ]);
    expect((await world.plan()).changes).toEqual([]);
  });

  it("who moves is moved, drift is restored or reported, and a run taken back brings the old group back", async () => {
    const world = await createGroupWorld(lists);
    await world.apply(await world.plan());
    Object.assign(world.group("e"), { members: ["1"] });
    Object.assign(world.group("s"), { members: ["2", "3"] });
    const plan = await world.plan();
    expect(moves(plan)).toEqual([["2", "ts"]]);
    const { run } = await world.apply(plan);
    world.world.account("a-1").team = "ts";
    expect(changeOf(await world.plan(), "1")).toMatchObject({ set: { team: "te" }, drifted: ["team"] });
    world.reset({ attributes: { team: { drift: "report" } } });
    expect(codesOf(await world.plan(), "1")).toEqual(["drift"]);
    const back = await world.sync.revert(run);
    expect(moves(back)).toEqual([["2", "te"]]);
    await world.apply(back);
    expect(world.world.account("a-2").team).toBe("te");
    expect(changeOf(await world.plan(), "2").held?.code).toBe("reverted");
  });

  it("renames a group with the source, and moves nobody for it", async () => {
    const world = await createGroupWorld(lists);
    await world.apply(await world.plan());
    Object.assign(world.group("e"), { name: "Product" });
    const plan = await world.plan();
    expect([shortGroups(plan), moves(plan)]).toEqual([["update e"], []]);
  });

  it("keeps what somebody has who is on no list any more, and tells", async () => {
    const world = await createGroupWorld(lists);
    await world.apply(await world.plan());
    world.world.directory.accounts.set("a-4", account("4", { team: "ts" }));
    world.world.source.people.push(person("4"));
    await world.apply(await world.plan());
    Object.assign(world.group("e"), { members: ["1"] });
    const plan = await world.plan();
    expect(plan.changes).toEqual([]);
    expect(issuesOf(plan, "no group").map(({ subject, message }) => [subject, message])).toEqual([
      ["", expect.stringContaining("1 people are in none")],
      ["2", expect.stringContaining("is in none of the groups")],
    ]);
  });

  it("concludes nothing from a list that broke off", async () => {
    const world = await createGroupWorld(lists);
    await world.apply(await world.plan());
    Object.assign(world.group("e"), { members: ["1", "x", "2"] });
    world.source.breaks.add("e");
    Object.assign(world.group("s"), { members: ["2", "3"] });
    const plan = await world.plan();
    expect(plan.changes).toEqual([]);
    expect(plan.issues.map(({ subject, code }) => [subject, code])).toEqual([["e", "incomplete members"]]);
  });

  it("a group that came empty or vanished moves nobody: who is in another one by now waits for a person", async () => {
    const world = await createGroupWorld(lists);
    await world.apply(await world.plan());
    Object.assign(world.group("e"), { members: [] });
    Object.assign(world.group("s"), { members: ["2", "3"] });
    world.world.person("2").title = "Clerk";
    const plan = await world.plan();
    expect(short(plan)).toEqual(["update 2", "update 2 vanished"]);
    expect(moves(plan)).toEqual([["2", "ts", "vanished"]]);
    expect(codesOf(plan, "e")).toEqual(["vanished"]);
    world.source.groups.delete("e");
    const gone = await world.plan();
    expect(short(gone)).toEqual(["update 2", "update 2 vanished"]);
    expect(codesOf(gone, "e")).toEqual(["vanished"]);
    const move = gone.changes.find(({ held }) => held);
    await world.sync.decide(move ? [move] : [], "HR", "the team is closed");
    await world.apply(await world.plan());
    expect(world.world.account("a-2").team).toBe("ts");
    expect(world.world.account("a-1").team).toBe("te");
  });

  it("makes a new account in its group, after the group", async () => {
    const world = await createGroupWorld({ ...lists, teams: "required", targetGroups: [], linked: {} });
    world.world.source.people.push(person("4"), person("5"));
    Object.assign(world.group("s"), { members: ["3", "4"] });
    const plan = await world.plan();
    expect(changeOf(plan, "4")).toMatchObject({ operation: "create", after: ["groups/create/s"] });
    expect(codesOf(plan, "5")).toEqual(["required group"]);
    const report = await world.apply(plan);
    expect(report.failed).toBe(0);
    expect(teamsOf(world)).toContainEqual(["made-1", "made 2"]);
    expect((await world.plan()).changes).toEqual([]);
  });
});

describe("rule 7: a group that is not settled", () => {
  const unsettled = { ...lists, teams: "required", linked: { e: "te" } } as const;

  it("holds nobody's other changes up, and no account is made without it", async () => {
    const world = await createGroupWorld(unsettled);
    world.world.source.people.push(person("4"));
    world.world.person("3").title = "Clerk";
    Object.assign(world.group("s"), { members: ["3", "4"] });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["link s review"]);
    expect(changeOf(plan, "s").evidence).toEqual([
      "has the same name as group ts, which this sync did not make",
      "of the people in it (0), 0 are in the group at the source too and 0 are linked to nobody",
      "it is assigned to 2 apps",
    ]);
    expect(ready(plan)).toEqual(["update 1", "update 2", "update 3"]);
    expect(changeOf(plan, "3").set).toEqual({ title: "Clerk" });
    expect(codesOf(plan, "4")).toEqual(["required group"]);
    expect(issuesOf(plan, "deferred reference").map(({ subject, message }) => [subject, message])).toEqual([
      ["s", "team of 2 people waits: the group's own change is held"],
    ]);
    const report = await world.apply(plan);
    expect([report.applied, report.failed]).toEqual([3, 0]);
    await world.sync.decide([changeOf(plan, "s")], "IT", "it is ours");
    const decided = await world.plan();
    expect(codesOf(decided, "4")).toEqual([]);
    await world.apply(decided);
    expect(teamsOf(world)).toContainEqual(["made-1", "ts"]);
    expect(teamsOf(world)).toContainEqual(["a-3", "ts"]);
    expect((await world.plan()).changes).toEqual([]);
  });

  it("a conflict about the group lets its people wait too, and says how many", async () => {
    const world = await createGroupWorld(unsettled);
    world.target.groups.set("tt", { id: "tt", name: "sales", members: [] });
    world.world.source.people.push(person("4"));
    Object.assign(world.group("s"), { members: ["3", "4"] });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["link s conflict"]);
    expect(moves(plan)).toEqual([
      ["1", "te"],
      ["2", "te"],
    ]);
    expect(codesOf(plan, "4")).toEqual(["required group"]);
    expect(codesOf(plan, "s")).toEqual(["deferred reference"]);
  });

  it("is adopted by its name where the settings say so, unless it must not be", async () => {
    const world = await createGroupWorld({ ...unsettled, groups: { pattern: "*", adopt: "by name" } });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["link s"]);
    expect(plan.counts).toMatchObject({ groups: 1, held: 0 });
    await world.apply(plan);
    expect(world.world.account("a-3").team).toBe("ts");
    const refused = await createGroupWorld({ ...unsettled, groups: { pattern: "*", adopt: "by name" } });
    refused.group("ts").isAdmin = true;
    const kept = await refused.plan();
    expect(shortGroups(kept)).toEqual([]);
    expect(codesOf(kept, "s")).toEqual(["deferred reference", "group refused"]);
  });

  it("over the guard's limit holds the groups, and nobody is made into them", async () => {
    const world = await createGroupWorld({
      ...unsettled,
      targetGroups: [],
      linked: {},
      settings: { guard: { create: { count: 1, share: 0.01 } } },
    });
    world.world.source.people.push(person("4"));
    Object.assign(world.group("s"), { members: ["3", "4"] });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["create e guard", "create s guard"]);
    expect(ready(plan)).toEqual([]);
    expect(codesOf(plan, "4")).toEqual(["required group"]);
  });
});

describe("rule 7: somebody in several groups, where one is all that there is", () => {
  const several = {
    ...lists,
    sourceGroups: [
      { id: "e", name: "Engineering", members: ["1", "2", "4"] },
      { id: "s", name: "Sales", members: ["2", "3", "4"] },
    ],
  } as const;

  it("keeps the group of an account and leaves a new one to a person, with the names", async () => {
    const world = await createGroupWorld(several);
    world.world.source.people.push(person("4"));
    const plan = await world.plan();
    expect(moves(plan)).toEqual([
      ["1", "te"],
      ["3", "ts"],
    ]);
    expect(codesOf(plan, "2")).toEqual(["several groups"]);
    expect(changeOf(plan, "4").held).toEqual({
      code: "conflict",
      evidence: ['is in several groups, where one is all that the target takes: "Engineering", "Sales"'],
    });
  });

  it("makes nobody without a group that is required, whoever lifts the conflict", async () => {
    const world = await createGroupWorld({ ...several, teams: "required" });
    world.world.source.people.push(person("4"));
    const plan = await world.plan();
    const lift = { codes: ["conflict"], by: "HR", reason: "go" } as const;
    const report = await world.sync.apply(plan, { confirm: plan.digest, lift });
    expect(report.perChange.find(({ subject }) => subject === "4")).toMatchObject({
      result: "failed",
      reason: "The target makes no people without team",
    });
  });

  it("takes the first by name, or leaves everybody where they are, as the settings say", async () => {
    const world = await createGroupWorld(several);
    world.world.source.people.push(person("4"));
    world.reset({ groups: { pattern: "*", several: "first by name" } });
    expect(moves(await world.plan())).toEqual([
      ["4", "te"],
      ["1", "te"],
      ["2", "te"],
      ["3", "ts"],
    ]);
    world.reset({ groups: { pattern: "*", several: "keep" } });
    const kept = await world.plan();
    expect(moves(kept).map(([subject]) => subject)).toEqual(["1", "3"]);
    expect(changeOf(kept, "4").set).not.toHaveProperty("team");
    expect(issuesOf(kept, "several groups")).toHaveLength(1);
  });
});

describe("rule 7: one group for each person, derived from an attribute", () => {
  const departments: GroupWorldStart = {
    people: [
      person("1", { department: "Engineering" }),
      person("2", { department: "engineering " }),
      person("3", { department: "Sales" }),
    ],
    accounts: ["1", "2", "3"].map((id) => account(id, { department: "x" })),
    teams: "required",
    groups: { derivedFrom: "department" },
  };

  const started = async (more: Partial<GroupWorldStart> = {}) => {
    const world = await createGroupWorld({ ...departments, ...more });
    await world.apply(await world.plan());
    return world;
  };

  it("a department in another spelling is the same group, and one is made for somebody who gets it alone", async () => {
    const world = await createGroupWorld(departments);
    Object.assign(world.world.person("3"), { end: "2026-11-01", status: "left" });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["create department:engineering"]);
    await world.apply(plan);
    expect(teamsOf(world).slice(0, 2)).toEqual([
      ["a-1", "made 1"],
      ["a-2", "made 1"],
    ]);
    expect(plan.rules.team).toBe("department: the linked group");
  });

  it("waits with the group while everybody who would get it is held", async () => {
    const world = await started({ settings: { guard: { create: { count: 2, share: 0.01 } } } });
    for (const id of ["4", "5", "6"]) world.world.source.people.push(person(id, { department: "Law" }));
    const plan = await world.plan();
    expect(short(plan)).toEqual(["create department:law guard", "create 4 guard", "create 5 guard", "create 6 guard"]);
    const lift = { codes: ["guard"], by: "HR", reason: "a new team" } as const;
    const report = await world.sync.apply(plan, { confirm: plan.digest, lift });
    expect(report.failed).toBe(0);
    expect(teamsOf(world).slice(3)).toEqual([
      ["made-1", "made 3"],
      ["made-2", "made 3"],
      ["made-3", "made 3"],
    ]);
  });

  it("keeps the group of whoever has no department any more where it is required, and clears it where it is not", async () => {
    const world = await started();
    world.world.person("3").department = null;
    expect(codesOf(await world.plan(), "3")).toEqual(["kept"]);
    const free = await started({ teams: "optional" });
    free.world.person("3").department = null;
    expect(changeOf(await free.plan(), "3").set).toMatchObject({ team: null });
    delete free.world.person("3").department;
    expect(moves(await free.plan())).toEqual([]);
    free.world.person("3").department = null;
    free.reset({ groups: { derivedFrom: "department", removeMembers: false } });
    expect(moves(await free.plan())).toEqual([]);
  });

  it("a run for people named moves whom it can, into groups that are linked, and leaves the rest to the next whole run", async () => {
    const world = await started();
    world.world.person("1").department = "Sales";
    world.world.person("2").department = "Law";
    world.world.source.people.push(person("4", { department: "SALES" }), person("5", { department: "Law" }));
    const plan = await world.plan({ only: ["1", "2", "4", "5"] });
    expect(shortGroups(plan)).toEqual([]);
    expect(moves(plan)).toEqual([
      ["4", "made 2"],
      ["1", "made 2"],
    ]);
    expect(codesOf(plan, "5")).toEqual(["required group"]);
    await world.apply(plan);
    const whole = await world.plan();
    expect(shortGroups(whole)).toEqual(["create department:law"]);
    expect(moves(whole).map(([subject]) => subject)).toEqual(["5", "2"]);
  });
});

describe("rule 7: what a sync says of the attribute that holds somebody's group", () => {
  it("describes where it comes from, and explains it as far as a record tells", async () => {
    const world = await createGroupWorld({
      people: [person("1", { department: "Engineering" })],
      accounts: [account("1")],
      teams: "optional",
      groups: { derivedFrom: "department" },
    });
    expect((await world.sync.describe()).toAccount.at(-1)).toMatchObject({
      to: "team",
      toLabel: "Team",
      from: [{ attribute: "department" }],
      steps: "the linked group",
    });
    expect(await world.sync.explain("1", "team")).toMatchObject({ value: undefined });
    await world.apply(await world.plan());
    expect(await world.sync.explain("1", "team")).toMatchObject({
      label: "Team",
      sources: [{ attribute: "department", value: "Engineering" }],
      value: "made 1",
    });
    expect((await world.sync.explain("1", "title"))?.attribute).toBe("title");
    const byList = await createGroupWorld(lists);
    expect(await byList.sync.explain("1", "team")).toMatchObject({ sources: [], value: undefined });
  });

  it("refuses a rule that would write it too, and a second sync that keeps it", async () => {
    await expect(
      createGroupWorld({ ...lists, settings: { mapping: { fromEmployee: { team: null } } } }),
    ).rejects.toMatchObject({ problems: [{ path: "mapping.fromEmployee.team" }] });
  });
});

describe("rule 7: a run for people named, where lists say who is in a group", () => {
  it("leaves groups alone, and makes nobody whose required group it cannot know", async () => {
    const world = await createGroupWorld({ ...lists, teams: "required" });
    world.world.source.people.push(person("4"));
    Object.assign(world.group("s"), { members: ["3", "4"] });
    const plan = await world.plan({ only: ["1", "4"] });
    expect(plan.changes).toEqual([]);
    expect(issuesOf(plan, "required group").map(({ subject, message }) => [subject, message])).toEqual([
      ["4", expect.stringContaining("the next whole run")],
    ]);
    expect(moves(await world.plan())).toContainEqual(["4", "ts"]);
  });
});

describe("rule 7: accounts that nobody makes", () => {
  it("are told once, with how many people have none", async () => {
    const world = await createGroupWorld({ ...lists, lacking: ["create"] });
    world.world.source.people.push(person("4"), person("5"));
    const plan = await world.plan();
    expect(issuesOf(plan, "creation off").map(({ message }) => message)).toEqual([
      "2 people have no account and none are made: the target cannot, as it is set up",
    ]);
    const off = await createGroupWorld({ ...lists, settings: { create: false } });
    off.world.source.people.push(person("4"));
    expect(issuesOf(await off.plan(), "creation off")[0]?.message).toContain("the settings say so");
  });
});
