import { describe, expect, it } from "vitest";
import { account, codesOf, createWorld, linkedWorld, person, short } from "./world.fixture.ts";

describe("rule 7: a record that is silent about its dates lets nobody in", () => {
  it("does not activate a joiner whose start date is not said any more, and does once it is said that there is none", async () => {
    const world = createWorld({ people: [person("1", { start: "2026-12-24" })] });
    await world.run();
    expect(world.account("made-1").state).toBe("staged");
    delete world.person("1").start;
    const silent = await world.plan();
    expect(short(silent)).toEqual([]);
    expect(codesOf(silent, "1")).toEqual(["dates not said"]);
    world.person("1").start = null;
    expect(short(await world.plan())).toEqual(["activate 1"]);
  });

  it("makes no account for somebody whose start date is not said", async () => {
    const world = createWorld({ people: [person("1")] });
    delete world.person("1").start;
    const plan = await world.plan();
    expect([short(plan), codesOf(plan, "1")]).toEqual([[], ["dates not said"]]);
  });

  it("does not bring a leaver back because the end is not said any more, and does once it is said that there is none", async () => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    Object.assign(world.person("1"), { end: "2026-11-01" });
    await world.run();
    expect(world.account("a-1").state).toBe("suspended");
    delete world.person("1").end;
    const silent = await world.plan();
    expect([short(silent), codesOf(silent, "1")]).toEqual([[], ["dates not said"]]);
    world.person("1").end = null;
    expect(short(await world.plan())).toEqual(["unsuspend 1"]);
  });
});
