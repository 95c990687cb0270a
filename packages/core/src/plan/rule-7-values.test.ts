import { describe, expect, it } from "vitest";
import type { Account } from "./directory.fixture.ts";
import type { SourcePerson } from "./people-source.fixture.ts";
import {
  account,
  changeOf,
  codesOf,
  createWorld,
  linkedWorld,
  person,
  short,
  type TestSettings,
} from "./world.fixture.ts";

/** Somebody beside the person of a test, who has every value: so that a clear is believed. */
const other = person("other", {
  title: "x",
  department: "x",
  nick: "x",
  teams: ["x"],
  personal: "x@home.example",
  number: "x",
});

/** Person 1 with these values written by us, unless the account had them before. */
const written = async (values: Partial<SourcePerson>, settings: TestSettings = {}) => {
  const world = createWorld({ people: [person("1", values), other], settings });
  await world.run();
  world.pass(25 * 3_600_000);
  world.directory.writes.length = 0;
  return world;
};

describe("rule 7: absent, null and empty, from the vendor's value to the change", () => {
  const table: readonly [
    attribute: "title" | "nick" | "department",
    what: string,
    now: string | null | undefined,
    set: object | undefined,
  ][] = [
    ["title", "another value", "Cook", { title: "Cook" }],
    ["title", "empty", "", { title: "" }],
    ["title", "null", null, { title: null }],
    ["title", "absent", undefined, undefined],
    ["nick", "null, by a rule that keeps", null, undefined],
    ["department", "null, by a rule that clears", null, { department: null }],
  ];
  it.each(table)("%s becomes %s", async (attribute, _what, now, set) => {
    const world = await written({ title: "Chef", nick: "Al", department: "Kitchen" });
    if (now === undefined) delete world.person("1")[attribute];
    else world.person("1")[attribute] = now;
    const plan = await world.plan();
    expect(plan.changes[0]?.set).toEqual(set);
    await world.apply(plan);
    expect(short(await world.plan())).toEqual([]);
  });

  const none: readonly [what: string, found: Partial<Account>, set: object | undefined][] = [
    ["that somebody else put there is kept", { title: "Hers" }, undefined],
    ["is cleared where the rule clears, whoever put it there", { department: "Hers" }, { department: null }],
    ["that is not there needs no clearing", {}, undefined],
  ];
  it.each(none)("null: a value %s", async (_what, found, set) => {
    const people = [person("1", { title: null, department: null }), other];
    const world = await linkedWorld({
      people,
      accounts: [account("1", { ...found, department: null })],
      settings: { create: true },
    });
    Object.assign(world.account("a-1"), found);
    expect((await world.plan()).changes[0]?.set).toEqual(set);
  });

  it("clears what it saw agree when it linked, and keeps what was changed at the target since", async () => {
    const agreed = await linkedWorld({
      people: [person("1", { title: "Chef" }), other],
      accounts: [account("1", { title: "Chef" })],
    });
    agreed.person("1").title = null;
    expect(changeOf(await agreed.plan(), "1").set).toEqual({ title: null });
    agreed.account("a-1").title = "Hers";
    expect(short(await agreed.plan())).toEqual([]);
  });

  it("clears a value that the target writes in its own way, as long as it counts as the same", async () => {
    const world = await written({ personal: "Ada@Home.example", teams: ["b", "a"] });
    Object.assign(world.account("made-1"), { personal: "ada@home.example", teams: ["a", "b"] });
    expect(short(await world.plan())).toEqual([]);
    Object.assign(world.person("1"), { personal: null, teams: null });
    expect(changeOf(await world.plan(), "1").set).toEqual({ personal: null, teams: null });
  });

  it("keeps what the target requires, and reports it", async () => {
    const world = await written({});
    world.person("1").last = null;
    const plan = await world.plan();
    expect(short(plan)).toEqual([]);
    expect(codesOf(plan, "1")).toEqual(["kept"]);
  });

  it("makes no account without what the target requires", async () => {
    const plan = await createWorld({ people: [person("1", { last: null })] }).plan();
    expect(short(plan)).toEqual([]);
    expect(codesOf(plan, "1")).toEqual(["required missing"]);
  });

  it("writes an attribute on create only where the rule says so", async () => {
    const mapping = { fromEmployee: { title: { value: "title", write: "create" } } };
    const world = await written({ title: "Chef" }, { mapping });
    expect(world.account("made-1").title).toBe("Chef");
    world.person("1").title = "Cook";
    expect(short(await world.plan())).toEqual([]);
  });

  it("leaves out values that the target would refuse, each with an issue that does not repeat the value", async () => {
    const bad = { title: "a title that is far too long", personal: "not an email" };
    const plan = await createWorld({ people: [person("1", bad), person("2", { title: "Chef \u{1f373}" })] }).plan();
    expect(short(plan)).toEqual(["create 1", "create 2"]);
    expect(changeOf(plan, "1").set).not.toHaveProperty("title");
    expect(codesOf(plan, "1")).toEqual(["invalid value", "invalid value"]);
    expect(codesOf(plan, "2")).toEqual(["invalid value"]);
    expect(JSON.stringify(plan.issues)).not.toContain("far too long");
  });

  it("compares what is never read back by what was written last", async () => {
    const mapping = { fromEmployee: { secret: "employeeNumber" } };
    const world = await written({ number: "1" }, { mapping });
    expect(short(await world.plan())).toEqual([]);
    world.person("1").number = "2";
    expect(changeOf(await world.plan(), "1").set).toEqual({ number: "2", secret: "2" });
  });
});

describe("rule 7: drift", () => {
  it("restores a value that only the target changed, and tells it from a change at the source", async () => {
    const world = await written({ title: "Chef", department: "Kitchen" });
    world.account("made-1").title = "Boss";
    world.person("1").department = "Garden";
    const change = changeOf(await world.plan(), "1");
    expect(change).toMatchObject({ set: { title: "Chef", department: "Garden" }, drifted: ["title"] });
    expect(change.because).toBe("changed at the source; title changed at the target: restored");
  });

  it("reports and leaves it where the settings say so", async () => {
    const world = await written({ title: "Chef" }, { attributes: { title: { drift: "report" } } });
    world.account("made-1").title = "Boss";
    const plan = await world.plan();
    expect(short(plan)).toEqual([]);
    expect(codesOf(plan, "1")).toEqual(["drift"]);
    world.person("1").title = "Cook";
    expect(changeOf(await world.plan(), "1").set).toEqual({ title: "Cook" });
  });

  it("leaves a value alone that flips back three times, until the source changes it", async () => {
    const world = await written({ title: "Chef" });
    for (let times = 1; times <= 3; times++) {
      world.account("made-1").title = "Boss";
      expect(short((await world.run()).plan)).toEqual(["update 1"]);
      expect(world.account("made-1").title).toBe("Chef");
      expect((await world.links()).find(({ source }) => source === "1")?.contested).toEqual({ title: times });
    }
    world.account("made-1").title = "Boss";
    const contested = await world.plan();
    expect(short(contested)).toEqual([]);
    expect(codesOf(contested, "1")).toEqual(["contested"]);
    world.person("1").title = "Cook";
    await world.run();
    expect(world.account("made-1").title).toBe("Cook");
    expect((await world.links()).find(({ source }) => source === "1")?.contested).toBeUndefined();
  });

  it("counts each attribute for itself", async () => {
    const world = await written({ title: "Chef", department: "Kitchen" });
    Object.assign(world.account("made-1"), { title: "Boss", department: "Hers" });
    await world.run();
    world.account("made-1").title = "Boss";
    world.person("1").first = "New";
    await world.run();
    expect((await world.links()).find(({ source }) => source === "1")?.contested).toEqual({ title: 2, department: 1 });
  });
});
