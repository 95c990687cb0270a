import { describe, expect, it } from "vitest";
import { readPlan } from "../plan/read-plan.ts";
import { account, linkedWorld, person, type TestSettings } from "../plan/world.fixture.ts";
import { writePlan } from "../plan/write-plan.ts";

const hourMs = 3_600_000;

/** The last day is the 24th, which ends at midnight: the world's clock is at noon, so the first plan sees an end to come. */
const leaving = async (settings: TestSettings = {}) => {
  const world = await linkedWorld({
    people: [person("1", { end: null }), person("2", { end: null })],
    accounts: [account("1"), account("2")],
    settings,
  });
  world.at("2026-11-24T12:00:00.000Z");
  world.person("1").end = "2026-11-24";
  return world;
};

const ended = "2026-11-25T00:00:00.000Z";

describe("rule 14: exposure and reaction", () => {
  it("of an end that was known before both count from the end on", async () => {
    const world = await leaving();
    expect((await world.plan()).leavers).toBeUndefined();
    world.at("2026-11-25T02:00:00.000Z");
    const plan = await world.plan();
    expect(plan.leavers).toEqual([
      {
        subject: "1",
        who: "First1 Last1 <1@example.com>",
        account: "a-1",
        status: "due",
        endedAt: ended,
        readableAt: "2026-11-24T12:00:00.000Z",
        exposureMs: 2 * hourMs,
        reactionMs: 2 * hourMs,
      },
    ]);
    world.pass(hourMs);
    const { leavers } = await world.apply(plan);
    expect(leavers).toMatchObject([
      { status: "confirmed", confirmedAt: "2026-11-25T03:00:00.000Z", exposureMs: 3 * hourMs, reactionMs: 3 * hourMs },
    ]);
    world.pass(hourMs);
    expect((await world.plan()).leavers).toBeUndefined();
  });

  it("of an end that was entered late reaction counts from when it could be read", async () => {
    const world = await leaving();
    world.person("1").end = "2026-11-20";
    const plan = await world.plan();
    expect(plan.leavers).toMatchObject([
      { endedAt: "2026-11-21T00:00:00.000Z", exposureMs: 84 * hourMs, readableAt: plan.at, reactionMs: 0 },
    ]);
    world.pass(hourMs);
    expect((await world.plan()).leavers).toMatchObject([{ exposureMs: 85 * hourMs, reactionMs: hourMs }]);
  });

  it("and from the record's last change where the source tells it, which is before anybody read it", async () => {
    const world = await leaving();
    world.reset({ mapping: { toEmployee: { updatedAt: "changed" } } });
    Object.assign(world.person("1"), { end: "2026-11-20", changed: "2026-11-23T12:00:00.000Z" });
    expect((await world.plan()).leavers).toMatchObject([{ reactionMs: 24 * hourMs, exposureMs: 84 * hourMs }]);
    world.person("1").changed = "2026-11-24T11:59:00.000Z";
    // A later change of something else makes the fact no younger.
    expect((await world.plan()).leavers).toMatchObject([{ reactionMs: 24 * hourMs }]);
  });

  it("an end that is moved counts anew", async () => {
    const world = await leaving();
    await world.plan();
    world.pass(hourMs);
    world.person("1").end = "2026-11-23";
    expect((await world.plan()).leavers).toMatchObject([{ endedAt: "2026-11-24T00:00:00.000Z", reactionMs: 0 }]);
    world.person("1").end = null;
    expect((await world.plan()).leavers).toBeUndefined();
    expect(await world.store.kept("sync", "ends")).toEqual({});
  });

  it("of a revocation both count from the event", async () => {
    const world = await leaving();
    await world.sync.revoke("1", "2026-11-24T10:00:00.000Z");
    expect((await world.plan()).leavers).toMatchObject([
      { endedAt: "2026-11-24T10:00:00.000Z", exposureMs: 2 * hourMs, reactionMs: 2 * hourMs },
    ]);
  });

  it("stop at the account's own time where somebody else put the person out", async () => {
    const world = await leaving();
    await world.plan();
    world.at("2026-11-25T05:00:00.000Z");
    Object.assign(world.account("a-1"), { state: "suspended", since: "2026-11-25T01:00:00.000Z" });
    const told = { status: "confirmed", confirmedAt: "2026-11-25T01:00:00.000Z", exposureMs: hourMs };
    expect((await world.plan()).leavers).toMatchObject([told]);
    expect((await world.plan()).leavers).toBeUndefined();
  });
});

describe("rule 14: a leaver counts as open, with their age, until confirmed", () => {
  const due = async (settings: TestSettings = {}) => {
    const world = await leaving(settings);
    await world.plan();
    world.at("2026-11-25T01:00:00.000Z");
    return world;
  };

  type Row = [what: string, settings: TestSettings, status: string, reason: RegExp | undefined];

  it.each<Row>([
    ["held by the guard", { guard: { remove: { count: 0 } } }, "held", /class "remove"/],
    ["protected", { protected: ["a-1"] }, "held", /protected/],
    ["never, by policy", { lifecycle: { leavers: { action: "none" } } }, "never, by policy", undefined],
    ["never, as removing is off", { remove: false }, "never, by policy", undefined],
  ])("%s", async (_what, settings, status, reason) => {
    const world = await due(settings);
    const { plan, report } = await world.run();
    const told = { subject: "1", status, exposureMs: hourMs, ...(reason && { reason: expect.stringMatching(reason) }) };
    expect(plan.leavers).toMatchObject([told]);
    expect(report.leavers).toMatchObject([told]);
    world.pass(hourMs);
    expect((await world.run()).report.leavers).toMatchObject([{ status, exposureMs: 2 * hourMs }]);
  });

  it("failed: the target refuses", async () => {
    const world = await due();
    world.directory.refuses.add("a-1");
    const { report } = await world.run();
    expect(report.leavers).toMatchObject([
      { status: "failed", exposureMs: hourMs, reason: expect.stringContaining("Leaver not out") },
    ]);
    world.pass(hourMs);
    world.directory.refuses.clear();
    expect((await world.run()).report.leavers).toMatchObject([{ status: "confirmed", exposureMs: 2 * hourMs }]);
  });

  it("waiting: the account is out and the sessions are not ended", async () => {
    const world = await due();
    world.directory.keepsSessions.add("a-1");
    const { report } = await world.run();
    expect(world.account("a-1").state).toBe("suspended");
    expect(report.leavers).toMatchObject([{ status: "waiting", reason: expect.stringContaining("Sessions") }]);
    world.pass(hourMs);
    expect((await world.plan()).leavers).toMatchObject([{ status: "waiting", exposureMs: 2 * hourMs }]);
    world.pass(hourMs);
    world.directory.keepsSessions.clear();
    // Settled while planning, so the plan is what tells it.
    expect((await world.plan()).leavers).toMatchObject([{ status: "confirmed", exposureMs: 3 * hourMs }]);
    expect((await world.plan()).leavers).toBeUndefined();
  });

  it("waiting: the account was not in the read", async () => {
    const world = await due();
    world.directory.breaksAfter = 0;
    expect((await world.plan()).leavers).toMatchObject([
      { status: "waiting", reason: expect.stringContaining("incomplete") },
    ]);
  });

  it("held: the record cannot be concluded from, or access was revoked and the record shows no end", async () => {
    const world = await due();
    world.person("1").status = "gardening";
    await world.sync.revoke("2", "2026-11-25T00:30:00.000Z");
    expect((await world.plan()).leavers).toMatchObject([
      { subject: "1", status: "held", exposureMs: hourMs },
      { subject: "2", status: "held", exposureMs: hourMs / 2 },
    ]);
  });

  it("left as found: staged by somebody else", async () => {
    const world = await due();
    Object.assign(world.account("a-1"), { state: "staged" });
    expect((await world.plan()).leavers).toMatchObject([
      { status: "left as found", reason: expect.stringContaining("STAGED") },
    ]);
  });

  it("and those who were out long before the first plan are no news", async () => {
    const world = await linkedWorld({
      people: [person("1"), person("2")],
      accounts: [account("1"), account("2")],
    });
    world.person("1").end = "2026-11-20";
    world.account("a-1").state = "inactive";
    expect((await world.plan()).leavers).toBeUndefined();
  });

  it("and an end to come is in no plan", async () => {
    const world = await leaving();
    expect(JSON.stringify(await world.plan())).not.toContain("2026-11-24T23");
    expect(JSON.stringify(await world.plan())).not.toContain(ended);
  });

  it("in a plan from a file too", async () => {
    const world = await due();
    const plan = await world.plan();
    expect(await readPlan(writePlan(plan))).toEqual(plan);
    expect(plan.leavers).toHaveLength(1);
  });
});
