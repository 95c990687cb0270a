import { describe, expect, it } from "vitest";
import { account, codesOf, createWorld, linkedWorld, person, short } from "../plan/world.fixture.ts";

const three = () =>
  linkedWorld({ people: ["1", "2", "3"].map((id) => person(id)), accounts: ["1", "2", "3"].map((id) => account(id)) });

describe("rule 6: a run for people named alone", () => {
  it("puts out whose record says so, and touches nobody else", async () => {
    const world = await three();
    world.person("1").end = "2026-11-01";
    world.person("2").title = "Chef";
    const reads = [world.source.reads, world.directory.reads];
    const plan = await world.plan({ only: ["1"] });
    expect(short(plan)).toEqual(["suspend 1"]);
    expect([world.source.reads, world.directory.reads]).toEqual(reads);
    expect(await world.apply(plan)).toMatchObject({ applied: 1 });
    expect(world.account("a-1").state).toBe("suspended");
  });

  it("concludes nothing from who is missing", async () => {
    const world = await three();
    world.source.people = world.source.people.filter(({ id }) => id !== "1");
    expect(short(await world.plan({ only: ["1", "2"] }))).toEqual([]);
    expect(codesOf(await world.plan(), "1")).toEqual(["vanished"]);
  });

  it("makes an account for somebody new, once everybody's accounts are read", async () => {
    const world = await three();
    world.source.people.push(person("4"), person("5"));
    const plan = await world.plan({ only: ["4", "4"] });
    expect(short(plan)).toEqual(["create 4"]);
    await world.apply(plan);
    expect(short(await world.plan({ only: ["4"] }))).toEqual([]);
    expect(short(await world.plan())).toEqual(["create 5"]);
  });

  it("is no first run, and empties no baseline", async () => {
    const world = createWorld({ people: [person("1")] });
    await expect(world.plan({ only: ["1"] })).rejects.toMatchObject({ code: "configuration" });
    await world.run();
    await expect(world.plan({ only: ["1"], syncAll: true })).rejects.toMatchObject({ code: "configuration" });
  });
});
