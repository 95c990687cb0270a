import { describe, expect, it } from "vitest";
import { owner, withCascades } from "./cascading.fixture.ts";
import { readPlan } from "./read-plan.ts";
import { account, changeOf, codesOf, linkedWorld, person, ready, short, type TestSettings } from "./world.fixture.ts";
import { writePlan } from "./write-plan.ts";

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

describe("rule 8: what a vendor changes along with a removal", () => {
  it("is listed with it, with what the person themselves loses, and journalled", async () => {
    const world = await linkedWorld(start());
    world.directory.accounts.set("a-x", account("x", { managerId: "a-boss" }));
    Object.assign(world.person("boss"), { title: "Chef" });
    await world.run();
    world.person("boss").end = "2026-11-22";
    const { plan } = await world.run();
    const cascade = [
      { resource: "people", account: "a-1", subject: "1", who: "1@example.com", attribute: "managerId" },
      { resource: "people", account: "a-2", subject: "2", who: "2@example.com", attribute: "managerId" },
      { resource: "people", account: "a-x", who: "x@example.com", attribute: "managerId" },
      { resource: "people", account: "a-boss", subject: "boss", who: "boss@example.com", attribute: "title" },
    ];
    expect(changeOf(plan, "boss").cascade).toEqual(cascade);
    const intents = (await world.journal()).filter((entry) => entry.type === "intent");
    expect(intents.at(-1)).toMatchObject({ what: { cascade }, before: { title: "Chef" } });
    expect(await readPlan(writePlan(plan))).toEqual(plan);
  });

  it("empties attributes that no rule writes, and the journal has them all the same", async () => {
    const world = await linkedWorld({
      ...start(null),
      settings: { ...settings, mapping: { fromEmployee: { department: null } } },
    });
    world.account("a-boss").department = "Kitchen";
    world.person("boss").end = "2026-11-22";
    const { plan } = await world.run();
    expect(changeOf(plan, "boss").cascade).toMatchObject([{ account: "a-boss", attribute: "department" }]);
    const intents = (await world.journal()).filter((entry) => entry.type === "intent");
    expect(intents.at(-1)).toMatchObject({ before: { department: "Kitchen" } });
  });

  it("comes back with the person: what is their own, and who reports to them, in one plan", async () => {
    const world = await linkedWorld(start());
    Object.assign(world.person("boss"), { title: "Chef", department: "Kitchen" });
    await world.run();
    world.person("boss").end = "2026-11-22";
    await world.run();
    expect(world.account("a-boss")).toMatchObject({ state: "inactive", title: null, department: null });
    world.pass(2 * 86_400_000);
    Object.assign(world.person("boss"), { start: "2026-11-24", end: null });
    const { plan } = await world.run();
    expect(changeOf(plan, "boss", "update").after).toEqual(["people/reactivate/boss"]);
    expect(world.account("a-boss")).toMatchObject({ state: "active", title: "Chef", department: "Kitchen" });
    expect(world.account("a-1").managerId).toBe("a-boss");
    expect(await world.plan()).toMatchObject({ changes: [], issues: [] });
  });
});

describe("rule 8: a removal waits for the re-pointing of the person's own reports", () => {
  const leaving = async (more: Parameters<typeof linkedWorld>[0] = start()) => {
    const world = await linkedWorld(more);
    world.person("boss").end = "2026-11-22";
    world.person("1").boss = "next";
    return world;
  };
  const verbs = ({ directory }: Awaited<ReturnType<typeof leaving>>) =>
    directory.writes.map(({ verb, id }) => `${verb} ${id}`);

  it("in the same step, and the vendor moves nobody but those who are left to it", async () => {
    const world = await leaving();
    const { plan, report } = await world.run();
    expect(plan.changes).toMatchObject([
      { id: "people/deactivate/boss", after: ["people/update/1"], cascade: [{ account: "a-2" }] },
      { id: "people/update/1", lane: "removals" },
    ]);
    expect(verbs(world)).toEqual(["update a-1", "inactive a-boss"]);
    expect(report).toMatchObject({ applied: 2, moved: 0 });
    expect(world.account("a-1").managerId).toBe("a-next");
    expect(short(await world.plan())).toEqual([]);
  });

  it("which waits for whoever takes their place, be they made in the same plan", async () => {
    const world = await leaving();
    world.source.people.push(person("new"));
    world.person("1").boss = "new";
    await world.run();
    expect(verbs(world)).toEqual(["create made-1", "update a-1", "inactive a-boss"]);
    expect(world.account("a-1").managerId).toBe("made-1");
  });

  it("and for nothing else of theirs: the rest is a change of its own", async () => {
    const world = await leaving();
    Object.assign(world.person("1"), { email: "2@example.com", title: "Chef" });
    world.person("2").email = "two@example.com";
    const { plan, report } = await world.run();
    expect(plan.changes).toMatchObject([
      { id: "people/deactivate/boss", after: ["people/update/1/re-point"] },
      { id: "people/update/1/re-point", set: { managerId: "a-next" }, was: { managerId: "a-boss" } },
      { id: "people/update/1", set: { login: "2@example.com", title: "Chef" }, after: ["people/update/2"] },
      { id: "people/update/2" },
    ]);
    expect(changeOf(plan, "1").after).toBeUndefined();
    expect(verbs(world)).toEqual(["update a-1", "inactive a-boss", "update a-2", "update a-1"]);
    expect(report).toMatchObject({ applied: 4, failed: 0 });
  });

  it("unless that is held: a held change keeps no leaver in", async () => {
    const world = await leaving();
    world.reset({ ...settings, guard: { attribute: { count: 0, share: 0 } } });
    const { plan } = await world.run();
    expect(short(plan)).toEqual(["deactivate boss", "update 1 guard"]);
    expect(changeOf(plan, "boss").after).toBeUndefined();
    expect(world.account("a-boss").state).toBe("inactive");
  });

  it("and goes on all the same when it is refused, or whoever takes their place cannot be made", async () => {
    const world = await leaving();
    world.source.people.push(person("new"));
    world.person("2").boss = "new";
    const plan = await world.plan();
    expect(changeOf(plan, "boss").after).toEqual(["people/update/1", "people/update/2"]);
    world.directory.refuses.add("a-1");
    world.directory.accounts.set("rival", account("new", { id: "rival" }));
    const report = await world.apply(plan);
    expect(Object.fromEntries(report.perChange.map(({ subject, result }) => [subject, result]))).toEqual({
      new: "moved",
      1: "refused",
      2: "waits",
      boss: "done",
    });
    expect(report.perChange.find(({ subject }) => subject === "1")?.reason).not.toMatch(/not out/);
    expect(world.account("a-boss").state).toBe("inactive");
    expect(world.account("a-1").managerId).toBe(owner.id);
    world.directory.refuses.clear();
    world.directory.accounts.delete("rival");
    await world.run();
    expect(world.account("a-1").managerId).toBe("a-next");
    expect(world.account("a-2").managerId).toBe("made-1");
  });

  it("not before its moment: who leaves tomorrow is re-pointed today, like any mover", async () => {
    const world = await leaving();
    world.person("boss").end = "2026-12-24";
    expect((await world.plan()).changes).toMatchObject([{ id: "people/update/1", lane: "movers" }]);
  });
});
