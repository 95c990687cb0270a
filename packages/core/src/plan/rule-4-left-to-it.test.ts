import { describe, expect, it } from "vitest";
import { account, codesOf, linkedWorld, person, short } from "./world.fixture.ts";

describe("rule 4: activation left to IT", () => {
  it("tells of somebody who came back and whose account is still suspended", async () => {
    const settings = { lifecycle: { joiners: { activate: false } } };
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")], settings });
    Object.assign(world.person("1"), { end: "2026-11-01" });
    await world.run();
    expect(world.account("a-1").state).toBe("suspended");
    world.person("1").end = null;
    const plan = await world.plan();
    expect([short(plan), codesOf(plan, "1")]).toEqual([[], ["left to IT"]]);
  });
});
