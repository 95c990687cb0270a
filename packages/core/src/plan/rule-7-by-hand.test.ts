import { describe, expect, it } from "vitest";
import { withManagersIn } from "./cascading.fixture.ts";
import { account, codesOf, linkedWorld, person, short } from "./world.fixture.ts";

describe("rule 7: an attribute that nobody knows how to clear", () => {
  const people = () => [person("1", { boss: "2" }), person("2"), person("3", { boss: "2" })];
  const start = () => ({ people: people(), accounts: people().map(({ id }) => account(id)), like: withManagersIn });

  it("is never cleared: each plan says for whom somebody must do it by hand, and is converged", async () => {
    const world = await linkedWorld(start());
    expect(world.account("a-1").managerId).toBe("a-2");
    world.person("1").boss = null;
    await world.run();
    expect(world.directory.writes.map(({ id, set }) => [id, set])).toEqual([["a-1", { managerName: null }]]);
    const plan = await world.plan();
    expect(short(plan)).toEqual([]);
    expect(plan.issues).toMatchObject([
      { subject: "1", who: expect.stringContaining("1@example.com"), attribute: "managerId", code: "by hand" },
    ]);
    world.account("a-1").managerId = null;
    expect(codesOf(await world.plan(), "1")).toEqual([]);
  });

  it("asks nobody to clear what everybody has lost at once", async () => {
    const world = await linkedWorld(start());
    for (const one of world.source.people) one.boss = null;
    const plan = await world.plan();
    expect(plan.issues.map(({ code, attribute }) => [code, attribute])).toEqual([
      ["nobody has it", "managerId"],
      ["nobody has it", "managerName"],
    ]);
  });
});
