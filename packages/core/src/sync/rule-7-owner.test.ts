import { describe, expect, it } from "vitest";
import { connectDirectory } from "../plan/directory.fixture.ts";
import { connectSource, type SourceState } from "../plan/people-source.fixture.ts";
import {
  account,
  changeOf,
  createWorld,
  linkedWorld,
  person,
  ready,
  settingsOf,
  short,
  type TestSettings,
  type World,
} from "../plan/world.fixture.ts";
import { createSync } from "./create-sync.ts";

/** Another sync in the same store, from the same source to the same directory unless said otherwise. */
const another = (
  world: World,
  { id = "other", ...settings }: TestSettings,
  { source = world.source, store = world.store }: { source?: SourceState; store?: World["store"] } = {},
) =>
  createSync({
    source: connectSource(source),
    target: connectDirectory(world.directory),
    settings: settingsOf({ id, ...settings }),
    store,
    now: world.now,
  });

const start = () => linkedWorld({ people: [person("1"), person("2")], accounts: [account("1"), account("2")] });

const names = [
  "first",
  "last",
  "nick",
  "title",
  "department",
  "personal",
  "number",
  "managerId",
  "managerName",
  "teams",
];

/** Rules that leave one attribute to a sync, and the login. */
const only = (attribute: string) => ({
  fromEmployee: Object.fromEntries(
    ["login", ...names].flatMap((name) => {
      if (name === attribute) return [];
      return [[name, name === "login" ? { value: "workEmail", write: "create" } : null]];
    }),
  ),
});

/** A sync that writes phone numbers into a badge, and neither states nor anything else. */
const badgeOnly: TestSettings = {
  create: false,
  remove: false,
  lifecycle: { joiners: { activate: false } },
  mapping: { fromEmployee: { ...only("").fromEmployee, badge: "employeeNumber" } },
};

describe("rule 7: one owner of each attribute and of states", () => {
  it("a second sync that would own the same is refused by check, plan and apply, with who and a remedy", async () => {
    const world = await start();
    const second = another(world, {});
    await expect(second.check()).rejects.toMatchObject({
      code: "ownership",
      overlaps: [{ sync: "sync", lifecycle: true, attributes: expect.arrayContaining(["title", "login"]) }],
      message: expect.stringMatching(
        /^The sync "sync" owns at this target already: the state of accounts, .* more attributes$/,
      ),
      remedy: expect.stringContaining('retire "sync"'),
    });
    await expect(second.plan()).rejects.toMatchObject({ code: "ownership" });
    const plan = await world.plan();
    await expect(second.apply({ ...plan, sync: "other" })).rejects.toMatchObject({ code: "ownership" });
    expect(world.directory.writes).toEqual([]);
  });

  it("one attribute or states alone are refused too", async () => {
    const world = await start();
    const titles = another(world, { ...badgeOnly, mapping: only("title") });
    await expect(titles.check()).rejects.toMatchObject({ overlaps: [{ attributes: ["title"], lifecycle: false }] });
    const states = another(world, { update: false });
    await expect(states.check()).rejects.toMatchObject({ overlaps: [{ attributes: [], lifecycle: true }] });
  });

  it("nothing is owned before the first plan, and then by whoever was first", async () => {
    const world = createWorld({ people: [person("1")] });
    const second = another(world, {});
    await Promise.all([world.sync.check(), second.check()]);
    const [one, other] = await Promise.allSettled([world.plan(), second.plan()]);
    expect([one.status, other.status].toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("a sync owns what it owned after its settings change, and lets go of the rest", async () => {
    const world = await start();
    await expect(another(world, badgeOnly).check()).resolves.toMatchObject({ ok: true });
    world.reset({ mapping: { fromEmployee: { title: null } } });
    await world.plan();
    const titles = another(world, { ...badgeOnly, mapping: only("title") });
    await expect(titles.plan()).resolves.toMatchObject({ sync: "other" });
    world.reset({});
    await expect(world.plan()).rejects.toMatchObject({ overlaps: [{ sync: "other", attributes: ["title"] }] });
  });

  it("one that is retired owns nothing", async () => {
    const world = await start();
    const second = another(world, {});
    await world.sync.retire();
    await expect(second.plan()).resolves.toMatchObject({ sync: "other" });
    await expect(world.plan()).rejects.toMatchObject({ overlaps: [{ sync: "other" }] });
    await second.retire();
    await world.plan();
  });

  it("one that never planned may be retired", async () => {
    const world = createWorld();
    await expect(world.sync.retire()).resolves.toBeUndefined();
  });

  it("another tenant, or another store, is nobody's business", async () => {
    const world = await start();
    const elsewhere = createWorld({ people: [person("1")], settings: { id: "elsewhere" } });
    await elsewhere.plan();
    await expect(another(world, {}, { store: elsewhere.store }).check()).rejects.toMatchObject({ code: "ownership" });
    await expect(another(world, {}, { store: createWorld().store }).check()).resolves.toMatchObject({ ok: true });
    world.directory.tenant = "another org";
    await expect(another(world, {}).check()).resolves.toMatchObject({ ok: true });
  });
});

describe("rule 7: accounts linked elsewhere", () => {
  it("wait for a person where nothing of them is owned by both", async () => {
    const world = await start();
    world.person("1").number = "E1";
    const badges = another(world, badgeOnly);
    const plan = await badges.plan({ adopt: "exact" });
    expect(short(plan)).toContain("link 1 review");
    expect(changeOf(plan, "1", "link").held?.evidence.at(-1)).toContain('linked elsewhere: by the sync "sync"');
    const lift = { codes: ["review"], by: "Ada", reason: "the same people" } as const;
    await badges.apply(plan, { confirm: plan.digest, lift });
    // What is unique is written by the run after the one that links.
    await badges.apply(await badges.plan());
    expect(world.account("a-1").badge).toBe("E1");
  });

  it("are nobody else's where both own the same of the accounts they are linked to", async () => {
    const world = createWorld({
      people: [person("1")],
      accounts: [account("1"), account("2")],
      settings: { owns: "linked accounts" },
    });
    await world.run();
    const company: SourceState = { ...world.source, tenant: "second company", people: [person("1"), person("2")] };
    const second = another(world, { owns: "linked accounts" }, { source: company });
    const plan = await second.plan({ adopt: "exact" });
    expect(short(plan)).toEqual(["link 1 protected", "link 2"]);
    const lift = { codes: ["protected"], by: "Ada", reason: "mine" } as const;
    expect(await second.apply(plan, { confirm: plan.digest, lift })).toMatchObject({ applied: 1, heldLeft: 1 });
    expect(ready(await world.plan())).toEqual([]);
    await expect(another(world, { id: "third" }).check()).rejects.toMatchObject({ overlaps: [{}, {}] });
  });

  it("by a sync that was quicker are not linked by a plan of before", async () => {
    const settings = { owns: "linked accounts" } as const;
    const world = createWorld({ people: [person("1")], accounts: [account("1")], settings });
    const second = another(world, settings);
    const plan = await second.plan({ adopt: "exact" });
    await world.run();
    expect(await second.apply(plan, { confirm: plan.digest })).toMatchObject({ applied: 0, heldLeft: 1 });
  });
});

describe("rule 7: no ring in lifecycle", () => {
  const chain = (from: World, to: World, id: string, settings: TestSettings = {}) => {
    const source = connectDirectory(from.directory);
    const people = connectSource({ ...from.source, tenant: from.directory.tenant });
    return createSync({
      // The people of one directory are the source of the other one.
      source: { ...people, adapter: { ...people.adapter, id: source.adapter.id } },
      target: connectDirectory(to.directory),
      settings: settingsOf({ id, ...settings }),
      store: one.store,
      now: one.now,
    });
  };
  const one = createWorld();

  it("is refused however many tenants it goes through, unless one of its syncs moves nobody", async () => {
    const worlds = ["a", "b", "c"].map((tenant) => {
      const world = createWorld({ people: [person("1")] });
      world.directory.tenant = tenant;
      return world;
    });
    const [a, b, c] = worlds as [World, World, World];
    await chain(a, b, "ab").plan();
    await chain(b, c, "bc").plan();
    const closing = chain(c, a, "ca");
    await expect(closing.check()).rejects.toMatchObject({
      code: "ownership",
      ring: ["directory a", "directory b", "directory c", "directory a"],
      remedy: expect.stringContaining("lifecycle.joiners.activate"),
    });
    await expect(closing.plan()).rejects.toMatchObject({ code: "ownership" });
    const back = chain(c, a, "ca", { remove: false, lifecycle: { joiners: { activate: false } } });
    await expect(back.plan()).resolves.toMatchObject({ sync: "ca" });
  });

  it("is none where one of those before moves nobody", async () => {
    const worlds = ["d", "e", "f"].map((tenant) => {
      const world = createWorld({ people: [person("1")] });
      world.directory.tenant = tenant;
      return world;
    });
    const [d, e, f] = worlds as [World, World, World];
    await chain(d, e, "de").plan();
    await chain(e, f, "ef", { remove: false, lifecycle: { joiners: { activate: false } } }).plan();
    await expect(chain(f, d, "fd").plan()).resolves.toMatchObject({ sync: "fd" });
  });

  it("of one tenant into itself is one", async () => {
    const world = createWorld({ people: [person("1")] });
    world.directory.tenant = "itself";
    await expect(chain(world, world, "self").check()).rejects.toMatchObject({
      ring: ["directory itself", "directory itself"],
    });
  });
});
