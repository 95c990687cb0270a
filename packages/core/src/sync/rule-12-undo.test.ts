import { describe, expect, it } from "vitest";
import { executableChanges } from "../plan/executable-changes.ts";
import type { Plan } from "../plan/plan.ts";
import { readPlan } from "../plan/read-plan.ts";
import {
  account,
  changeOf,
  createWorld,
  linkedWorld,
  person,
  ready,
  short,
  type TestSettings,
  type World,
} from "../plan/world.fixture.ts";
import { writePlan } from "../plan/write-plan.ts";

const ids = ["1", "2", "3"];

/** Three people whose titles a wrong mapping has just overwritten. */
const wrongTitles = async (settings: TestSettings = {}) => {
  const world = await linkedWorld({
    people: ids.map((id) => person(id, { title: `Title ${id}`, department: "Sales" })),
    accounts: ids.map((id) => account(id, { title: `Title ${id}`, department: "Sales" })),
    settings,
  });
  world.reset({ ...settings, mapping: { fromEmployee: { title: "department" } } });
  const { report } = await world.run();
  world.directory.writes.length = 0;
  return { world, run: report.run };
};

const titles = (world: World) => ids.map((id) => world.account(`a-${id}`).title);

const told = ({ issues }: Plan) =>
  issues.map(({ code, subject, attribute }) => [code, subject, attribute].filter(Boolean).join(" "));

const takeBack = async (world: World, run: string) => {
  const plan = await world.sync.revert(run);
  return { plan, report: await world.apply(plan) };
};

describe("rule 12: values", () => {
  it("go back to what they were, by a plan that is confirmed as a whole", async () => {
    const { world, run } = await wrongTitles();
    expect(titles(world)).toEqual(["Sales", "Sales", "Sales"]);
    const plan = await world.sync.revert(run);
    expect(plan).toMatchObject({ confirmation: "revert", reverts: run, counts: { update: 3 }, issues: [] });
    expect(changeOf(plan, "2")).toMatchObject({ set: { title: "Title 2" }, was: { title: "Sales" } });
    expect(world.directory.writes).toEqual([]);
    await expect(world.sync.apply(plan)).rejects.toMatchObject({ code: "confirmation-required" });
    expect(await world.apply(plan)).toMatchObject({ applied: 3, failed: 0 });
    expect(titles(world)).toEqual(["Title 1", "Title 2", "Title 3"]);
  });

  it("that are no longer what the run wrote are left, and listed", async () => {
    const { world, run } = await wrongTitles();
    world.account("a-2").title = "Chef";
    world.account("a-3").title = "Title 3";
    const plan = await world.sync.revert(run);
    expect(ready(plan)).toEqual(["update 1"]);
    expect(told(plan)).toEqual(["changed since 2 title", "back already 3 title"]);
    await world.apply(plan);
    expect(titles(world)).toEqual(["Title 1", "Chef", "Title 3"]);
    // Those who are left would be overwritten by the next run just the same.
    expect(short(await world.plan())).toEqual(ids.map((id) => `update ${id} reverted`));
  });

  it("that somebody changes between plan and apply are left too", async () => {
    const { world, run } = await wrongTitles();
    const plan = await world.sync.revert(run);
    world.account("a-1").title = "Chef";
    expect(await world.apply(plan)).toMatchObject({ applied: 2, moved: 1 });
    expect(titles(world)[0]).toBe("Chef");
  });

  it("that were not there before are cleared, and count as somebody else's again when they were", async () => {
    const world = await linkedWorld({
      people: [person("1"), person("2", { nick: "Nic" })],
      accounts: [account("1"), account("2", { department: "Theirs", nick: "Nic" })],
    });
    world.person("1").title = "Chef";
    world.person("2").department = "Ours";
    const { report } = await world.run();
    await takeBack(world, report.run);
    expect(world.account("a-1").title).toBeNull();
    expect(world.account("a-2").department).toBe("Theirs");
    await world.sync.release({ run: report.run });
    world.reset({ mapping: { fromEmployee: { department: { value: "department" } } } });
    world.person("1").department = "Somewhere";
    world.person("2").department = null;
    // What we never wrote is not cleared for a source that says "none".
    expect(ready(await world.plan()).includes("update 2")).toBe(false);
  });

  it("of some people alone can be taken back", async () => {
    const { world, run } = await wrongTitles();
    const plan = await world.sync.revert(run, { only: ["2"] });
    expect(ready(plan)).toEqual(["update 2"]);
    await world.apply(plan);
    expect(titles(world)).toEqual(["Sales", "Title 2", "Sales"]);
    expect(await world.sync.release({ run })).toEqual(["2"]);
  });

  it("that two people swapped go back by way of a third", async () => {
    const world = await linkedWorld({ people: [person("1"), person("2")], accounts: [account("1"), account("2")] });
    world.person("1").email = "2@example.com";
    world.person("2").email = "1@example.com";
    const { report } = await world.run();
    expect(world.account("a-1").login).toBe("2@example.com");
    const back = await takeBack(world, report.run);
    expect(back.report).toMatchObject({ applied: 3, failed: 0, moved: 0 });
    expect(["a-1", "a-2"].map((id) => world.account(id).login)).toEqual(["1@example.com", "2@example.com"]);
  });

  it("of a protected login stay held", async () => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    world.person("1").email = "new@example.com";
    const { report } = await world.run();
    world.reset({ protected: ["a-1"] });
    expect(short(await world.sync.revert(report.run))).toEqual(["update 1 protected"]);
  });
});

describe("rule 12: access", () => {
  const leaverOut = async (settings: TestSettings = {}) => {
    const world = await linkedWorld({
      people: [person("1", { end: null }), person("2", { end: null })],
      accounts: [account("1"), account("2")],
      settings,
    });
    world.person("1").end = "2026-11-01";
    const { report } = await world.run();
    return { world, run: report.run };
  };

  it("taken away comes back, and what does not is listed first", async () => {
    const { world, run } = await leaverOut();
    expect(world.account("a-1").state).toBe("suspended");
    const { plan, report } = await takeBack(world, run);
    expect(ready(plan)).toEqual(["unsuspend 1"]);
    expect(plan.issues[0]).toMatchObject({ code: "cannot come back", subject: "1" });
    expect(plan.issues[0]?.message).toContain("sessions");
    expect(report).toMatchObject({ applied: 1 });
    expect(world.account("a-1").state).toBe("active");
  });

  it("taken away by somebody else in the meantime stays away", async () => {
    const { world, run } = await leaverOut();
    Object.assign(world.account("a-1"), { since: "2026-11-25T00:00:00.000Z" });
    const plan = await world.sync.revert(run);
    expect(ready(plan)).toEqual([]);
    expect(told(plan)).toEqual(["cannot come back 1", "changed since 1"]);
  });

  it("is not taken away again by the next run until the person is released", async () => {
    const { world, run } = await leaverOut();
    await takeBack(world, run);
    world.pass(60_000);
    expect(short(await world.plan())).toEqual(["suspend 1 reverted"]);
    expect(await world.run()).toMatchObject({ report: { applied: 0, heldLeft: 1 } });
    expect(world.account("a-1").state).toBe("active");
    await world.sync.release({ subject: "1" });
    expect(ready(await world.plan())).toEqual(["suspend 1"]);
  });

  it("is taken away all the same by a revocation that comes later", async () => {
    const { world, run } = await leaverOut();
    await takeBack(world, run);
    world.pass(60_000);
    await world.sync.revoke("1", new Date(world.now()).toISOString());
    world.person("1").end = "2026-12-31";
    expect(ready(await world.plan())).toEqual(["suspend 1"]);
  });

  it("given to a joiner is taken away again where the target has a way back", async () => {
    const world = await linkedWorld({
      people: [person("1", { start: "2026-11-25" }), person("2")],
      accounts: [account("2")],
      settings: { lifecycle: { joiners: { firstState: "suspended until start" } } },
    });
    expect(world.account("made-1").state).toBe("suspended");
    world.at("2026-11-25T12:00:00.000Z");
    const { report } = await world.run();
    expect(world.account("made-1").state).toBe("active");
    await takeBack(world, report.run);
    expect(world.account("made-1").state).toBe("suspended");
    expect((await world.links()).find(({ source }) => source === "1")?.state?.because).toBe("before start");
  });
});

describe("rule 12: accounts that were made", () => {
  const made = async (settings: TestSettings = {}) => {
    const world = createWorld({ people: [person("1"), person("2")], accounts: [account("2")], settings });
    const { report } = await world.run();
    return { world, run: report.run };
  };

  it.each([
    ["suspend", "suspended"],
    ["deactivate", "inactive"],
    ["none", "suspended"],
  ] as const)("are put out as leavers are (%s), linked still, and never deleted", async (action, state) => {
    const { world, run } = await made({ lifecycle: { leavers: { action } } });
    const { plan } = await takeBack(world, run);
    expect(plan.issues[0]).toMatchObject({ code: "cannot come back", subject: "1" });
    expect(world.account("made-1").state).toBe(state);
    expect((await world.links()).find(({ source }) => source === "1")).toMatchObject({
      verdict: "same",
      target: "made-1",
      state: { state, because: "reverted" },
    });
    expect(short(await world.plan()).filter((line) => line.endsWith(" 1"))).toEqual([]);
  });

  it("and are in use by now wait for a person", async () => {
    const { world, run } = await made();
    world.account("made-1").since = "2026-11-22T18:00:00.000Z";
    const plan = await world.sync.revert(run);
    expect(changeOf(plan, "1")).toMatchObject({ operation: "suspend", held: { code: "review" } });
    await world.apply(plan);
    expect(world.account("made-1").state).toBe("active");
  });

  it("come back when the person is released", async () => {
    const { world, run } = await made();
    await takeBack(world, run);
    expect(await world.sync.release({ run })).toEqual(["1", "2"]);
    world.pass(60_000);
    expect(ready(await world.plan())).toContain("unsuspend 1");
  });

  it("by `sync all` leave those who had started out again", async () => {
    const world = createWorld({ people: [person("1"), person("2")], settings: { newJoinersOnly: true } });
    await world.run();
    expect(world.directory.accounts.size).toBe(0);
    const { report } = await world.run({ syncAll: true });
    expect(world.directory.accounts.size).toBe(2);
    await takeBack(world, report.run);
    world.source.people.push(person("3"));
    await world.sync.release({ run: report.run });
    expect(await world.store.kept("sync", "baseline")).toMatchObject({ ids: ["1", "2"] });
  });
});

describe("rule 12: links", () => {
  it("that the run made are taken back, and proposed again under a hold", async () => {
    const world = createWorld({
      people: [person("1", { title: "Chef" })],
      accounts: [account("1", { title: "Cook" })],
    });
    const { report } = await world.run();
    expect(await world.links()).toMatchObject([{ verdict: "same", target: "a-1" }]);
    const { plan } = await takeBack(world, report.run);
    expect(ready(plan)).toEqual(["update 1", "unlink 1"]);
    expect(plan.counts).toMatchObject({ unlink: 1, update: 1 });
    expect(world.account("a-1").title).toBe("Cook");
    expect(await world.links()).toMatchObject([{ verdict: "undone", source: "1" }]);
    expect(short(await world.plan())).toEqual(["update 1 reverted", "link 1 reverted"]);
    await world.sync.release({ subject: "1" });
    expect(ready(await world.plan())).toEqual(["update 1", "link 1"]);
  });

  it("that a person had approved are not made again by the approval of then", async () => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    world.person("1").end = "2026-11-01";
    await world.run();
    world.source.people.push(person("9", { email: "1@example.com", start: "2026-11-20" }));
    const proposed = (await world.plan()).changes.filter(({ held }) => held?.code === "review");
    await world.sync.decide(proposed, "Ada", "is the same");
    const { report } = await world.run();
    expect((await world.links()).find(({ source }) => source === "9")?.target).toBe("a-1");
    await takeBack(world, report.run);
    world.pass(60_000);
    const lines = short(await world.plan());
    expect(lines.filter((line) => line.includes(" 9"))).toEqual(["update 9 reverted", "link 9 reverted"]);
    expect(changeOf(await world.plan(), "9", "link").held?.evidence.length).toBeGreaterThan(1);
  });

  it("of somebody who came back under a new record go back to the old one, whole", async () => {
    const world = await linkedWorld({
      people: [person("1", { number: "E1" })],
      accounts: [account("1", { number: "E1" })],
    });
    world.person("1").end = "2026-11-01";
    await world.run();
    const before = await world.links();
    world.source.people.push(person("9", { email: "1@example.com", number: "E1", start: "2026-11-20" }));
    const { plan, report } = await world.run();
    expect(ready(plan)).toContain("link 9");
    await takeBack(world, report.run);
    const after = await world.links();
    expect(after.find(({ source }) => source === "1")).toEqual(before.find(({ source }) => source === "1"));
    expect(after.find(({ source }) => source === "9")?.verdict).toBe("undone");
  });
});

describe("rule 12: people taken back are held", () => {
  it("so that the next run does not do it again, whatever else goes on", async () => {
    const { world, run } = await wrongTitles();
    await takeBack(world, run);
    world.pass(60_000);
    const plan = await world.plan();
    expect(short(plan)).toEqual(["update 1 reverted", "update 2 reverted", "update 3 reverted"]);
    expect(changeOf(plan, "1").held?.evidence[0]).toContain(run);
    expect(plan.issues.map(({ code }) => code)).toContain("reverted");
    world.reset({});
    expect(executableChanges((await world.plan()).changes)).toEqual([]);
  });

  it("but not from leaving", async () => {
    const { world, run } = await wrongTitles();
    await takeBack(world, run);
    world.person("1").end = "2026-11-20";
    expect(ready(await world.plan())).toEqual(["suspend 1"]);
  });

  it("against a plan that was made before, too", async () => {
    const { world, run } = await wrongTitles();
    const back = await world.sync.revert(run);
    world.pass(60_000);
    world.person("1").department = "Kitchen";
    const old = await world.plan();
    world.pass(60_000);
    await world.apply(back);
    expect(await world.apply(old)).toMatchObject({ applied: 0, heldLeft: 1 });
  });

  it("until what is held is approved one by one, or released", async () => {
    const { world, run } = await wrongTitles();
    await takeBack(world, run);
    const { changes } = await world.plan();
    await world.sync.decide([changes[0] ?? changeOf(await world.plan(), "1")], "Ada", "is right");
    expect(ready(await world.plan())).toEqual(["update 1"]);
    expect(await world.sync.release({ run: "another" })).toEqual([]);
    expect(await world.sync.release({ run })).toEqual(ids);
    expect(ready(await world.plan())).toHaveLength(3);
    expect(await world.sync.release({ run })).toEqual([]);
  });
});

describe("rule 12: the run that takes back", () => {
  it("is journalled, survives as a file, and can be taken back in turn, which releases the people", async () => {
    const { world, run } = await wrongTitles();
    const planned = await world.sync.revert(run);
    const plan = await readPlan(writePlan(planned));
    expect(plan).toEqual(planned);
    const { run: second } = await world.apply(plan);
    const started = (await world.journal()).find((entry) => entry.type === "run" && entry.run === second);
    expect(started).toMatchObject({ reverts: run, confirmed: "revert" });
    const again = await takeBack(world, second);
    expect(again.report).toMatchObject({ applied: 3 });
    expect(titles(world)).toEqual(["Sales", "Sales", "Sales"]);
    expect(short(await world.plan())).toEqual([]);
    world.person("1").department = "Kitchen";
    expect(ready(await world.plan())).toEqual(["update 1"]);
  });

  it("cut short, is taken up again where it was", async () => {
    const { world, run } = await wrongTitles({ concurrency: 1 });
    const stop = new AbortController();
    const cut = await world.apply(await world.sync.revert(run), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(cut).toMatchObject({ applied: 1, aborted: true });
    // Everybody is held from the first write on.
    expect(executableChanges((await world.plan()).changes)).toEqual([]);
    const { plan, report } = await takeBack(world, run);
    expect([plan.changes.length, report.applied]).toEqual([2, 2]);
    expect(titles(world)).toEqual(["Title 1", "Title 2", "Title 3"]);
  });

  it("of many people reads them by their list", async () => {
    const people = Array.from({ length: 230 }, (_, index) => person(String(index)));
    const world = createWorld({ people });
    const { report } = await world.run();
    world.directory.reads = 0;
    expect((await takeBack(world, report.run)).report).toMatchObject({ applied: 230, failed: 0 });
    expect(world.directory.reads).toBe(5);
    expect([...world.directory.accounts.values()].every(({ state }) => state === "suspended")).toBe(true);
  });

  it("finds nothing to do the second time", async () => {
    const { world, run } = await wrongTitles();
    await takeBack(world, run);
    const plan = await world.sync.revert(run);
    expect(plan.changes).toEqual([]);
    expect(plan.confirmation).toBeUndefined();
    expect(told(plan)).toEqual(ids.map((id) => `back already ${id} title`));
  });

  it("relinks what it had unlinked", async () => {
    const world = createWorld({
      people: [person("1", { title: "Chef" })],
      accounts: [account("1", { title: "Cook" })],
    });
    const { report } = await world.run();
    const before = await world.links();
    const back = await takeBack(world, report.run);
    const again = await takeBack(world, back.report.run);
    expect(ready(again.plan)).toEqual(["update 1", "link 1"]);
    expect(world.account("a-1").title).toBe("Chef");
    expect(await world.links()).toEqual(before);
  });

  it("counts against no guard, and asks nothing of a source that is out of order", async () => {
    const { world, run } = await wrongTitles({ guard: { update: { count: 3 }, attribute: { count: 3 } } });
    world.source.tenant = "another company";
    const { report } = await takeBack(world, run);
    expect(report).toMatchObject({ applied: 3, heldLeft: 0 });
  });

  it("is refused for a run that the journal does not have", async () => {
    const { world } = await wrongTitles();
    await expect(world.sync.revert("no such run")).rejects.toMatchObject({ code: "configuration" });
  });

  it("leaves alone whom an unknown outcome or another account is in the way of", async () => {
    const { world, run } = await wrongTitles();
    const lease = await world.store.lease("sync", "test", 1000);
    if (!lease) throw new Error("no lease");
    const links = await world.links();
    const moved = links.filter(({ source }) => source === "1").map((link) => ({ ...link, target: "a-9" }));
    await world.store.commit(lease, { links: moved });
    await world.store.release(lease);
    world.directory.accounts.delete("a-2");
    const plan = await world.sync.revert(run);
    expect(told(plan)).toEqual(["account missing 2", "linked anew 1"]);
    expect(ready(plan)).toEqual(["update 3"]);
  });
});
