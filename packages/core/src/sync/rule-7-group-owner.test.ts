import { describe, expect, it } from "vitest";
import { connectDirectory } from "../plan/directory.fixture.ts";
import { asGroupSource, asGroupTarget, groupsState } from "../plan/group-connections.fixture.ts";
import { createGroupWorld, type GroupWorld, shortGroups } from "../plan/group-world.fixture.ts";
import { connectSource } from "../plan/people-source.fixture.ts";
import { account, changeOf, createWorld, person, settingsOf, type TestSettings } from "../plan/world.fixture.ts";
import { createSync } from "./create-sync.ts";
import type { PlanProgress } from "./sync.ts";

const start = {
  people: [person("1")],
  accounts: [account("1")],
  sourceGroups: [{ id: "s", name: "Sales", members: ["1"] }],
  targetGroups: [{ id: "t", name: "Sales", members: [] }],
};

/** Another sync of the same store that keeps groups, and nothing else of anybody's account. */
const another = ({ world, source, target }: GroupWorld, settings: TestSettings) =>
  createSync({
    source: asGroupSource(connectSource(world.source), source),
    target: asGroupTarget(connectDirectory(world.directory), target),
    settings: settingsOf({
      id: "other",
      update: false,
      remove: false,
      lifecycle: { joiners: { activate: false } },
      groups: { pattern: "*" },
      ...settings,
    }),
    store: world.store,
    now: world.now,
  });

describe("rule 7: one owner of groups", () => {
  it("a second sync whose groups may have the same names is refused, and one with a prefix of its own is not", async () => {
    const world = await createGroupWorld(start);
    await world.plan();
    await expect(another(world, {}).plan()).rejects.toMatchObject({
      code: "ownership",
      overlaps: [{ sync: "sync", groups: true, attributes: [], lifecycle: false }],
      message: 'The sync "sync" owns at this target already: groups of such names',
      remedy: expect.stringContaining("groups.addPrefix"),
    });
    const plan = await another(world, { groups: { pattern: "*", addPrefix: "Other " } }).plan();
    expect(shortGroups(plan)).toContain("create s");
  });

  it("a group that another sync is linked to is nobody else's, whoever says so", async () => {
    const world = await createGroupWorld({ ...start, settings: { owns: "linked accounts" } });
    await world.link("s", "t");
    await world.plan();
    const second = another(world, { owns: "linked accounts" });
    const plan = await second.plan();
    expect(shortGroups(plan)).toEqual(["link s protected"]);
    expect(changeOf(plan, "s").held?.evidence.at(-1)).toBe('the group is linked elsewhere: by the sync "sync"');
    await expect(second.decide(plan.changes, "IT", "ours")).rejects.toMatchObject({ code: "configuration" });
  });
});

describe("settings of groups", () => {
  const made = (settings: TestSettings, sides: "source" | "target" | "both" | "none") => {
    const world = createWorld({});
    const source = connectSource(world.source);
    const target = connectDirectory(world.directory);
    return createSync({
      source: sides === "source" || sides === "both" ? asGroupSource(source, groupsState()) : source,
      target: sides === "target" || sides === "both" ? asGroupTarget(target, groupsState()) : target,
      settings: settingsOf(settings),
      store: world.store,
      now: world.now,
    });
  };
  const problemsOf = (make: () => unknown) => {
    try {
      make();
    } catch (error) {
      return (error as { readonly problems?: readonly { readonly message: string }[] }).problems?.map(
        ({ message }) => message,
      );
    }
    return [];
  };

  it("need a source and a target of groups, but for groups of an attribute", () => {
    const groups = { pattern: "*" };
    expect(problemsOf(() => made({ groups }, "both"))).toEqual([]);
    expect(problemsOf(() => made({ groups }, "none"))).toEqual([
      "HR is no source of groups: derivedFrom makes groups of its people",
      "Directory is no target of groups",
    ]);
    expect(problemsOf(() => made({ groups: { derivedFrom: "department" } }, "target"))).toEqual([]);
    expect(problemsOf(() => made({ groups: {} }, "both"))).toEqual([
      expect.stringContaining("say which groups: prefix, pattern, names or derivedFrom"),
    ]);
  });

  it("name an attribute that the source has", async () => {
    const wrong = made({ groups: { derivedFrom: "departmnt" } }, "target");
    await expect(wrong.check()).rejects.toMatchObject({
      problems: [{ path: "groups.derivedFrom", message: "no rule of the source makes this attribute" }],
    });
  });

  it("take rules of their own for both mappings, and refuse to lose the name", async () => {
    const world = await createGroupWorld(start);
    world.reset({ mapping: { toGroup: { name: { template: "{title} ({notes})" } }, fromGroup: { notes: "name" } } });
    world.group("s").description = "EU";
    expect(changeOf(await world.plan(), "s", "create").set).toEqual({ title: "Sales (EU)", notes: "Sales (EU)" });
    world.reset({ mapping: { toGroup: { name: null } } });
    await expect(world.plan()).rejects.toMatchObject({ problems: [{ path: "mapping.toGroup" }] });
    world.reset({ mapping: { fromGroup: { title: null } } });
    await expect(world.plan()).rejects.toMatchObject({ problems: [{ path: "mapping.fromGroup" }] });
  });

  it("tell how far reading is, by groups and by members", async () => {
    const world = await createGroupWorld(start);
    const told: PlanProgress[] = [];
    await world.plan({ onProgress: (progress) => told.push(progress) });
    expect(told.filter(({ list }) => list === "groups" || list === "members")).toEqual([
      { phase: "reading source", read: 1, list: "groups" },
      { phase: "reading source", read: 1, list: "members" },
      { phase: "reading target", read: 1, list: "groups" },
      { phase: "reading target", read: 0, list: "members" },
    ]);
  });
});
