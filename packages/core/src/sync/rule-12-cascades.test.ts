import { describe, expect, it } from "vitest";
import { owner, withCascades } from "../plan/cascading.fixture.ts";
import { createGroupWorld } from "../plan/group-world.fixture.ts";
import { withManagedGroups } from "../plan/managed-groups.fixture.ts";
import { account, changeOf, linkedWorld, person, short, type TestSettings, type World } from "../plan/world.fixture.ts";

const settings: TestSettings = { lifecycle: { leavers: { action: "deactivate", revokeSessions: false } } };

const start = () => {
  const people = [person("boss"), person("1", { boss: "boss" }), person("2", { boss: "boss" }), person("next")];
  return { people, accounts: [owner, ...people.map(({ id }) => account(id))], settings, like: withCascades };
};

const lastRun = async ({ journal }: Pick<World, "journal">) =>
  (await journal()).findLast(({ type }) => type === "run")?.run ?? "";

/** The boss has a title, reports, and one of nobody of the source; and is put out. */
const afterRemoval = async () => {
  const world = await linkedWorld(start());
  world.directory.accounts.set("a-x", account("x", { managerId: "a-boss" }));
  Object.assign(world.person("boss"), { title: "Chef" });
  await world.run();
  world.person("boss").end = "2026-11-22";
  await world.run();
  expect(world.account("a-1").managerId).toBe(owner.id);
  world.directory.writes.length = 0;
  return { world, run: await lastRun(world) };
};

describe("rule 12: what a vendor changed along with a removal", () => {
  it("comes back after the person, but for what is nobody's of the source, which is listed", async () => {
    const { world, run } = await afterRemoval();
    const plan = await world.sync.revert(run);
    expect(plan.changes).toMatchObject([
      { id: "people/reactivate/boss" },
      { id: "people/update/1", set: { managerId: "a-boss" }, after: ["people/reactivate/boss"] },
      { id: "people/update/2", set: { managerId: "a-boss" }, was: { managerId: "owner" } },
      { id: "people/update/boss", set: { title: "Chef" }, after: ["people/reactivate/boss"] },
    ]);
    expect(plan.issues).toMatchObject([
      { subject: "boss", code: "cannot come back", message: expect.stringMatching(/pointed 1 records of nobody/) },
    ]);
    expect(await world.apply(plan)).toMatchObject({ applied: 4, failed: 0 });
    expect(world.account("a-boss")).toMatchObject({ state: "active", title: "Chef" });
    expect(["a-1", "a-2", "a-x"].map((id) => world.account(id).managerId)).toEqual(["a-boss", "a-boss", owner.id]);
    // What is known of the references is what was known before: they are ours.
    world.person("boss").end = null;
    expect(await world.sync.release({ run })).toEqual(["1", "2", "boss"]);
    expect(short(await world.plan())).toEqual([]);
    world.person("1").boss = "next";
    expect(changeOf(await world.plan(), "1")).toMatchObject({ set: { managerId: "a-next" } });
  });

  it("is left where it was written by us since, or is back", async () => {
    const { world, run } = await afterRemoval();
    world.person("1").boss = "next";
    await world.run();
    world.account("a-2").managerId = "a-boss";
    const plan = await world.sync.revert(run);
    expect(short(plan)).toEqual(["reactivate boss", "update boss"]);
    expect(plan.issues.map(({ subject, code, attribute }) => [subject, code, attribute])).toEqual([
      ["boss", "cannot come back", undefined],
      ["1", "changed since", "managerId"],
      ["2", "back already", "managerId"],
    ]);
  });

  it("does not come back while the person stays out, and is listed", async () => {
    const { world, run } = await afterRemoval();
    world.account("a-boss").since = "2026-11-24T00:00:00.000Z";
    const plan = await world.sync.revert(run);
    expect(short(plan)).toEqual(["update boss"]);
    expect(plan.issues.filter(({ code }) => code === "cannot come back").map(({ subject }) => subject)).toEqual([
      "1",
      "2",
      "boss",
    ]);
  });

  it("comes back with the person alone, and nothing else of the others does", async () => {
    const world = await linkedWorld(start());
    world.person("boss").end = "2026-11-22";
    Object.assign(world.person("1"), { title: "Cook" });
    await world.run();
    const plan = await world.sync.revert(await lastRun(world), { only: ["boss"] });
    expect(plan.changes).toMatchObject([
      { id: "people/reactivate/boss" },
      { id: "people/update/1", set: { managerId: "a-boss" } },
      { id: "people/update/2", set: { managerId: "a-boss" } },
    ]);
    expect(Object.keys(changeOf(plan, "1").set ?? {})).toEqual(["managerId"]);
  });

  it("goes with what the run itself re-pointed, which goes back after the person too", async () => {
    const world = await linkedWorld(start());
    world.person("boss").end = "2026-11-22";
    for (const id of ["1", "2"]) world.person(id).boss = "next";
    await world.run();
    const plan = await world.sync.revert(await lastRun(world));
    expect(changeOf(plan, "1")).toMatchObject({ set: { managerId: "a-boss" }, after: ["people/reactivate/boss"] });
    expect(await world.apply(plan)).toMatchObject({ applied: 3, failed: 0 });
    expect(world.account("a-2").managerId).toBe("a-boss");
  });

  it("comes back to groups too", async () => {
    const managers = new Map<string, string | null>();
    const { people, accounts, like } = start();
    const group = { id: "s", name: "Sales", members: ["1", "2"] };
    const { world, sync, ...more } = await createGroupWorld({
      people,
      accounts,
      like,
      settings,
      sourceGroups: [group],
      targetGroups: [{ id: "t", name: "Sales", members: ["a-1", "a-2"] }],
      linked: { s: "t" },
      groupsLike: withManagedGroups(managers),
    });
    await more.apply(await more.plan());
    expect(managers.get("t")).toBe("a-boss");
    world.pass(25 * 3_600_000);
    world.person("boss").end = "2026-11-22";
    for (const id of ["1", "2"]) world.person(id).boss = null;
    await more.apply(await more.plan());
    expect(managers.get("t")).toBe(owner.id);
    const plan = await sync.revert(await lastRun(world));
    expect(changeOf(plan, "s")).toMatchObject({
      set: { managerId: "a-boss" },
      was: { managerId: owner.id },
      after: ["people/reactivate/boss"],
    });
    await more.apply(plan);
    expect(managers.get("t")).toBe("a-boss");
  });
});
