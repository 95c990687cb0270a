import { describe, expect, it } from "vitest";
import { owner, withCascades } from "./cascading.fixture.ts";
import { account, changeOf, codesOf, linkedWorld, person, ready, short, type TestSettings } from "./world.fixture.ts";

const settings: TestSettings = { lifecycle: { leavers: { action: "deactivate", revokeSessions: false } } };

const start = (boss: string | null = "boss") => {
  const people = [person("boss"), person("1", { boss }), person("2", { boss }), person("next")];
  return { people, accounts: [owner, ...people.map(({ id }) => account(id))], settings, like: withCascades };
};

describe("rule 8: references to people who are out", () => {
  it("are left as found, with the reason, and set again once they are back", async () => {
    const world = await linkedWorld(start());
    world.person("boss").end = "2026-11-22";
    const { plan } = await world.run();
    expect(short(plan)).toEqual(["deactivate boss"]);
    expect(codesOf(plan, "1")).toEqual(["deferred reference"]);
    expect(world.account("a-1").managerId).toBe(owner.id);
    const after = await world.plan();
    expect(short(after)).toEqual([]);
    expect(after.issues[0]?.message).toMatch(/is out at the target/);
    world.pass(86_400_000);
    Object.assign(world.person("boss"), { start: "2026-11-24", end: null });
    const { plan: back } = await world.run();
    expect(short(back)).toEqual(["reactivate boss", "update 1", "update 2"]);
    expect(changeOf(back, "1")).toMatchObject({ set: { managerId: "a-boss" }, after: ["people/reactivate/boss"] });
    expect(world.account("a-1").managerId).toBe("a-boss");
    expect(await world.plan()).toMatchObject({ changes: [], issues: [] });
  });

  it("wait where the return is held, and nothing else of the person does", async () => {
    const world = await linkedWorld(start());
    world.person("boss").end = "2026-11-22";
    await world.run();
    world.pass(2 * 86_400_000);
    Object.assign(world.person("boss"), { start: "2026-11-24", end: null });
    world.person("1").title = "Chef";
    world.reset({ ...settings, guard: { reactivate: { count: 0, share: 0 } } });
    const plan = await world.plan();
    expect(short(plan)).toEqual(["reactivate boss guard", "update 1", "update 1", "update 2"]);
    expect(ready(plan)).toEqual(["update 1"]);
    expect(changeOf(plan, "1").set).toEqual({ title: "Chef" });
  });

  it("are written where nobody is put out by the settings, and to somebody who joins in the same plan", async () => {
    const world = await linkedWorld(start(null));
    world.reset({ ...settings, remove: false });
    world.person("boss").end = "2026-11-22";
    world.person("1").boss = "boss";
    world.person("2").boss = "new";
    world.source.people.push(person("new"));
    await world.run();
    expect(world.account("a-1").managerId).toBe("a-boss");
    expect(world.account("a-2").managerId).toBe("made-1");
  });
});
