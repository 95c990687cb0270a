import { describe, expect, it } from "vitest";
import { createWorld, person, short } from "../plan/world.fixture.ts";

describe("rule 3: simulate", () => {
  const people = [
    person("stays"),
    person("joins", { start: "2026-12-01", status: "preHire", zone: "Pacific/Auckland" }),
    person("leaves", { end: "2026-12-05" }),
    person("visits", { start: "2026-12-02", end: "2026-12-10" }),
    person("unknown", { status: "?", end: "2026-12-05" }),
  ];

  it("tells what becomes true of whom, in order of time, and visits no other moment", async () => {
    const moments = await createWorld({ people }).sync.simulate("2026-11-22T12:00:00Z", "2026-12-31T00:00:00Z");
    expect(moments.map(({ at, subject, wish, because }) => [at, subject, wish, because])).toEqual([
      ["2026-11-30T11:00:00.000Z", "joins", "in", "started"],
      ["2026-12-02T00:00:00.000Z", "visits", "in", "started"],
      ["2026-12-06T00:00:00.000Z", "leaves", "out by suspension", "left"],
      ["2026-12-11T00:00:00.000Z", "visits", "out by suspension", "left"],
    ]);
    expect(moments[0]).toMatchObject({ zone: "Pacific/Auckland", who: "Firstjoins Lastjoins <joins@example.com>" });
  });

  it("splits into spans that share no moment and miss none", async () => {
    const { sync } = createWorld({ people });
    const [from, middle, to] = ["2026-11-22T12:00:00Z", "2026-12-06T00:00:00Z", "2026-12-31T00:00:00Z"];
    const parts = [...(await sync.simulate(from, middle)), ...(await sync.simulate(middle, to))];
    expect(parts).toEqual(await sync.simulate(from, to));
  });

  it("says what a plan of that day then does", async () => {
    const world = createWorld({ people });
    await world.run();
    world.at("2026-12-06T00:00:00.000Z");
    const { plan } = await world.run();
    expect(short(plan)).toEqual(["suspend leaves", "activate joins", "activate visits"]);
  });
});

describe("explain", () => {
  it("tells where a value comes from, also one of somebody else's record", async () => {
    const { sync } = createWorld({
      people: [person("1", { boss: "2", first: "Ada" }), person("2", { first: "Grace" })],
    });
    expect(await sync.explain("1", "first")).toMatchObject({ attribute: "first", value: "Ada" });
    expect(await sync.explain("1", "managerName")).toMatchObject({ value: "Grace Last2" });
    expect(await sync.explain("nobody", "first")).toBeUndefined();
  });
});

describe("find", () => {
  it("gives whoever has a work email, however it is capitalised, leavers too", async () => {
    const people = [person("1"), person("2", { end: "2026-01-31" }), person("3", { email: "1@example.com" })];
    const { sync } = createWorld({ people });
    expect(await sync.find(" 2@Example.com ")).toEqual(["2"]);
    expect(await sync.find("1@example.com")).toEqual(["1", "3"]);
    expect(await sync.find("nobody@example.com")).toEqual([]);
  });
});
