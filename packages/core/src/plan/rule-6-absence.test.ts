import { describe, expect, it } from "vitest";
import { read } from "../roster/read.ts";
import { readThese } from "../roster/read-these.ts";
import { type PlanForOptions, planFor } from "./plan-for.fixture.ts";
import { account, changeOf, codesOf, linkedWorld, person, ready, short, type TestSettings } from "./world.fixture.ts";

const crowd = (count: number) =>
  Array.from({ length: count }, (_, index) => person(`p${String(index).padStart(3, "0")}`));
const accountsOf = (people: readonly { readonly id: string }[]) => people.map(({ id }) => account(id));

describe("rule 6: stated and absent", () => {
  it("puts out the leaver of page one and concludes nothing about those whom a broken read did not show", async () => {
    const people = crowd(120);
    const settings: TestSettings = { lifecycle: { vanished: "deactivate" } };
    const world = await linkedWorld({ people, accounts: accountsOf(people), settings });
    Object.assign(world.person("p003"), { end: "2026-11-01", status: "left" });
    world.person("p004").title = "Chef";
    world.source.people = world.source.people.filter(({ id }) => id !== "p005");
    world.source.breaksAfter = 60;
    const plan = await world.plan();
    expect(short(plan)).toEqual(["suspend p003", "update p004"]);
    expect(changeOf(plan, "p003").ground).toBe("stated");
    expect(codesOf(plan, "")).toContain("incomplete read");
  });

  it("links and makes nobody from an incomplete read of the target, and changes the linked people it shows", async () => {
    const people = crowd(60);
    const world = await linkedWorld({ people, accounts: accountsOf(people) });
    world.source.people.push(person("new"), person("p000-again", { email: "else@example.com" }));
    for (const id of ["p001", "p055"]) world.person(id).title = "Chef";
    world.directory.breaksAfter = 50;
    const plan = await world.plan();
    expect(short(plan)).toEqual(["update p001"]);
    expect(codesOf(plan, "p055")).toEqual(["account missing"]);
    expect(codesOf(plan, "")).toEqual(["incomplete target read", "incomplete target read"]);
  });

  const actions: readonly ["hold" | "suspend" | "deactivate", readonly string[]][] = [
    ["hold", []],
    ["suspend", ["suspend 1 vanished"]],
    ["deactivate", ["deactivate 1 vanished"]],
  ];
  it.each(actions)("holds whoever vanishes, and proposes what is set: %s", async (vanished, expected) => {
    const world = await linkedWorld({
      people: [person("1"), person("2")],
      accounts: [account("1"), account("2")],
      settings: { lifecycle: { vanished } },
    });
    world.source.people = world.source.people.filter(({ id }) => id !== "1");
    const plan = await world.plan();
    expect(short(plan)).toEqual(expected);
    expect(codesOf(plan, "1")).toEqual(["vanished"]);
    if (expected.length > 0) expect(changeOf(plan, "1").ground).toBe("absent");
    world.reset({ remove: false, lifecycle: { vanished } });
    expect(short(await world.plan())).toEqual([]);
  });

  it("holds a protected account that vanishes as protected, so that lifting the one hold does not remove it", async () => {
    const settings: TestSettings = { lifecycle: { vanished: "suspend" }, protected: ["a-1"] };
    const world = await linkedWorld({
      people: [person("1"), person("2")],
      accounts: [account("1"), account("2")],
      settings,
    });
    world.source.people = world.source.people.filter(({ id }) => id !== "1");
    expect(short(await world.plan())).toEqual(["suspend 1 protected"]);
  });

  it("says what is missing when a linked account is gone at the target, and makes no second one", async () => {
    const world = await linkedWorld({ people: [person("1", { title: "Chef" })], accounts: [account("1")] });
    world.directory.accounts.delete("a-1");
    const plan = await world.plan();
    expect(short(plan)).toEqual([]);
    expect(plan.issues.map(({ code, message }) => [code, message.includes("gone at the target")])).toEqual([
      ["account missing", true],
    ]);
  });

  it("names whoever's account is gone at a target that removes nobody, and makes and links nobody meanwhile", async () => {
    const people = ["1", "2", "3"].map((id) => person(id));
    const world = await linkedWorld({ people, accounts: accountsOf(people) });
    world.directory.absence = "never";
    world.reset({});
    for (const id of ["a-1", "a-2"]) world.directory.accounts.delete(id);
    world.source.people = world.source.people.filter(({ id }) => id !== "2");
    world.source.people.push(person("new"));
    for (const id of ["1", "3"]) world.person(id).title = "Chef";
    const plan = await world.plan();
    expect(short(plan)).toEqual(["update 3"]);
    const told = plan.issues.filter(({ code }) => code === "account merged");
    expect(told.map(({ subject, who }) => [subject, who !== undefined])).toEqual([
      ["1", true],
      ["2", false],
    ]);
    expect(told[0]?.message).toContain("the linked account a-1 is gone");
    expect(codesOf(plan, "1")).toEqual(["account merged"]);
    const named = await world.plan({ only: ["1", "3"] });
    expect([short(named), codesOf(named, "1")]).toEqual([["update 3"], ["account merged"]]);
  });

  it("clears nothing that nobody in the read has, and says so once", async () => {
    const people = crowd(3).map((one) => ({ ...one, title: "Chef" }));
    const world = await linkedWorld({ people, accounts: accountsOf(people) });
    await world.run();
    for (const one of world.source.people) one.title = null;
    const plan = await world.plan();
    expect(short(plan)).toEqual([]);
    expect(codesOf(plan, "")).toEqual(["nobody has it"]);
    world.person("p001").title = "Cook";
    expect(ready(await world.plan())).toEqual(["update p000", "update p001", "update p002"]);
  });

  it("plans nothing for people whom nobody read", async () => {
    const people = crowd(3);
    const world = await linkedWorld({ people, accounts: accountsOf(people) });
    for (const one of world.source.people) Object.assign(one, { end: "2026-11-01" });
    const plan = await planFor(world, { only: ["p001"] });
    expect(short(plan)).toEqual(["suspend p001"]);
  });

  it("makes an account from a read of single accounts only for those whose keys were asked for", async () => {
    const world = await linkedWorld({ people: [], accounts: [] });
    world.source.people = [person("1"), person("2")];
    const keys = [{ attribute: "login", value: "1@example.com" }];
    const plan = await planFor(world, {
      readTarget: (people, sink, options) =>
        readThese(people, { keys }, { day: "2026-11-22", attributes: [] }, sink, options),
    });
    expect(short(plan)).toEqual(["create 1"]);
    expect(codesOf(plan, "")).toEqual(["incomplete target read"]);
  });

  it("does not believe a look-alike of a complete read", async () => {
    const settings: TestSettings = { lifecycle: { vanished: "suspend" } };
    const start = [person("1"), person("2")];
    const world = await linkedWorld({ people: start, accounts: accountsOf(start), settings });
    world.source.people = world.source.people.filter(({ id }) => id !== "1");
    const everybody: NonNullable<PlanForOptions["readSource"]> = (people, sink, options) =>
      read(people, { day: "2026-11-22", attributes: [] }, sink, options);
    expect(short(await planFor(world, { settings, readSource: everybody }))).toEqual(["suspend 1 vanished"]);
    const copied: typeof everybody = async (...all) => JSON.parse(JSON.stringify(await everybody(...all)));
    expect(short(await planFor(world, { settings, readSource: copied }))).toEqual([]);
  });
});
