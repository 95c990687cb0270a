import { describe, expect, it } from "vitest";
import type { State } from "../adapter/state.ts";
import { lifecyclePolicySchema } from "../lifecycle/lifecycle-policy.ts";
import type { Wish } from "../lifecycle/wish.ts";
import { judgeState } from "./person-state.ts";
import {
  account,
  changeOf,
  codesOf,
  createWorld,
  linkedWorld,
  person,
  short,
  type TestSettings,
} from "./world.fixture.ts";

const policy = lifecyclePolicySchema.parse({ zone: "Europe/London" });
const ways = { become: { active: async () => {}, suspended: async () => {}, inactive: async () => {} } };

const judge = (wish: Wish, state: State, ours: boolean) => {
  const put = ours ? { state, because: "left" as const, at: "2026-01-01T00:00:00Z" } : undefined;
  const verdict = judgeState(wish, { state, status: state, since: undefined, put, handedOver: false }, policy, ways);
  return verdict.kind === "reach" ? verdict.operation : verdict.kind;
};

describe("rules 4 and 5: wish, state, and whose it is", () => {
  const table: readonly [wish: Wish, state: State, ours: string, others: string][] = [
    ["none", "active", "none", "none"],
    ["untouched", "active", "none", "none"],
    ["waiting", "staged", "none", "none"],
    ["waiting", "active", "none", "none"],
    ["waiting", "suspended", "none", "none"],
    ["in", "active", "none", "none"],
    ["in", "staged", "activate", "not ours"],
    ["in", "suspended", "unsuspend", "not ours"],
    ["in", "inactive", "reactivate", "not ours"],
    ["in", "deleted", "unreachable", "not ours"],
    ["suspended", "active", "suspend", "suspend"],
    ["suspended", "staged", "none", "none"],
    ["suspended", "inactive", "none", "none"],
    ["out by suspension", "active", "suspend", "suspend"],
    ["out by suspension", "staged", "suspend", "not ours"],
    ["out by suspension", "suspended", "none", "none"],
    ["out by suspension", "inactive", "none", "none"],
    ["out by deactivation", "active", "deactivate", "deactivate"],
    ["out by deactivation", "suspended", "deactivate", "not ours"],
    ["out by deactivation", "staged", "deactivate", "not ours"],
    ["out by deactivation", "inactive", "none", "none"],
    ["out by deactivation", "deleted", "none", "none"],
  ];
  it.each(table)("%s, found %s: ours %s, somebody else's %s", (wish, state, ours, others) => {
    expect(judge(wish, state, true)).toBe(ours);
    expect(judge(wish, state, false)).toBe(others);
  });

  it("asks the adapter for another way, and stays where it knows none", () => {
    const found = {
      state: "active",
      status: "LOCKED_OUT",
      since: undefined,
      put: undefined,
      handedOver: false,
    } as const;
    const routed = (to: State | "stay") => judgeState("out by suspension", found, policy, { ...ways, route: () => to });
    expect(routed("inactive")).toEqual({ kind: "reach", state: "inactive", operation: "deactivate" });
    expect(routed("stay")).toEqual({ kind: "unreachable" });
  });
});

describe("rule 5: whose state it is", () => {
  it.each(["suspended", "inactive", "staged"] as const)(
    "reports and leaves an account that somebody else has %s",
    async (state) => {
      const world = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
      world.account("a-1").state = state;
      const plan = await world.plan();
      expect(short(plan)).toEqual([]);
      expect(codesOf(plan, "1")).toEqual(["state not ours"]);
    },
  );

  it("lifts it once it is handed over by name, and not a second time", async () => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    world.account("a-1").state = "suspended";
    await world.sync.handOver("1");
    const { plan } = await world.run();
    expect(short(plan)).toEqual(["unsuspend 1"]);
    expect(world.account("a-1").state).toBe("active");
    world.pass(60_000);
    world.account("a-1").state = "suspended";
    const again = await world.plan();
    expect(short(again)).toEqual([]);
    expect(codesOf(again, "1")).toEqual(["state not ours"]);
  });

  it("takes a suspension for somebody else's when the vendor dates it later than ours", async () => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    world.person("1").end = "2026-11-01";
    await world.run();
    world.person("1").end = null;
    expect(short(await world.plan())).toEqual(["unsuspend 1"]);
    world.account("a-1").since = new Date(world.now() + 5000).toISOString();
    const plan = await world.plan();
    expect(short(plan)).toEqual([]);
    expect(codesOf(plan, "1")).toEqual(["state not ours"]);
  });

  it("does not take a suspension for ours that was there before our own was tried", async () => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    world.person("1").end = "2026-11-01";
    const plan = await world.plan();
    world.account("a-1").state = "suspended";
    await world.apply(plan);
    world.person("1").end = null;
    expect(codesOf(await world.plan(), "1")).toEqual(["state not ours"]);
  });

  it("suspends for a leave by setting, with the record as its ground, and brings back", async () => {
    const settings: TestSettings = { lifecycle: { leave: "suspend" } };
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")], settings });
    world.person("1").status = "onLeave";
    const { plan } = await world.run();
    expect(changeOf(plan, "1")).toMatchObject({ operation: "suspend", stateReason: "on leave", ground: "stated" });
    expect(world.account("a-1").state).toBe("suspended");
    world.person("1").status = "active";
    expect(changeOf(await world.plan(), "1")).toMatchObject({ operation: "unsuspend", reasonWas: "on leave" });
  });

  it("brings back a leaver whose end is cancelled, and stages nobody whose start moves", async () => {
    const world = await linkedWorld({
      people: [person("1"), person("2", { start: "2026-11-22" })],
      accounts: [account("1")],
    });
    world.person("1").end = "2026-11-01";
    world.person("2").start = "2026-12-24";
    await world.run();
    expect(world.account("a-1").state).toBe("suspended");
    expect(world.account("made-1").state).toBe("active");
    world.person("1").end = null;
    expect(short((await world.run()).plan)).toEqual(["unsuspend 1"]);
    expect(short(await world.plan())).toEqual([]);
  });

  it("activates a joiner on the day of a start date that moved", async () => {
    const world = createWorld({ people: [person("1", { start: "2026-12-01" })] });
    await world.run();
    world.person("1").start = "2026-12-10";
    world.at("2026-12-05T12:00:00Z");
    expect(short(await world.plan())).toEqual([]);
    world.at("2026-12-10T12:00:00Z");
    expect(short(await world.plan())).toEqual(["activate 1"]);
  });

  it("leaves staged accounts to IT with do not activate, also after IT has activated", async () => {
    const settings: TestSettings = { lifecycle: { joiners: { activate: false } } };
    const world = createWorld({ people: [person("1")], settings });
    await world.run();
    expect(short(await world.plan())).toEqual([]);
    world.account("made-1").state = "active";
    expect(short(await world.plan())).toEqual([]);
  });

  it("counts the password mail of somebody who was suspended until the start", async () => {
    const settings: TestSettings = { lifecycle: { joiners: { firstState: "suspended until start" } } };
    const world = createWorld({ people: [person("1", { start: "2026-12-01" })], settings });
    await world.run();
    world.at("2026-12-01T12:00:00Z");
    expect(changeOf(await world.plan(), "1")).toMatchObject({
      operation: "unsuspend",
      mails: 1,
      reasonWas: "before start",
    });
  });

  it("compares nothing of a deactivated account, and updates after it is reactivated", async () => {
    const settings: TestSettings = { lifecycle: { leavers: { action: "deactivate" } } };
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")], settings });
    world.person("1").end = "2026-11-01";
    await world.run();
    world.person("1").title = "Chef";
    expect(short(await world.plan())).toEqual([]);
    world.person("1").end = null;
    const { plan, report } = await world.run();
    expect(short(plan)).toEqual(["reactivate 1", "update 1"]);
    expect(changeOf(plan, "1", "update").after).toEqual(["people/reactivate/1"]);
    expect(report.applied).toBe(2);
  });
});

describe("rule 5: immediate revocation", () => {
  const revoked = async (more: object) => {
    const world = await linkedWorld({ people: [person("1")], accounts: [account("1")] });
    await world.sync.revoke("1", "2026-11-23T00:00:00Z", "2020-01-01");
    Object.assign(world.person("1"), more);
    return world;
  };

  it("acts when the record shows an end, also one to come", async () => {
    const world = await revoked({ end: "2027-01-31" });
    expect(changeOf(await world.plan(), "1")).toMatchObject({
      operation: "suspend",
      stateReason: "revoked",
      ground: "stated",
    });
  });

  it("waits for a person when the record shows none, and is over when it is released", async () => {
    const world = await revoked({ title: "Chef" });
    const plan = await world.plan();
    expect(short(plan)).toEqual([]);
    expect(codesOf(plan, "1")).toEqual(["revocation"]);
    await world.sync.releaseRevocation("1");
    expect(short(await world.plan())).toEqual(["update 1"]);
  });

  it("is lifted by a later start date, and by none that was there before", async () => {
    const world = await revoked({ end: "2026-11-23" });
    await world.run();
    world.at("2026-11-24T12:00:00Z");
    world.person("1").end = null;
    expect(codesOf(await world.plan(), "1")).toEqual(["revocation"]);
    world.person("1").start = "2026-11-24";
    expect(changeOf(await world.plan(), "1")).toMatchObject({ operation: "unsuspend", reasonWas: "revoked" });
  });
});

describe("rule 5: states that the vendor locks", () => {
  const dayMs = 86_400_000;
  const settings: TestSettings = { lifecycle: { leavers: { action: "deactivate" } } };
  const leaver = async (more: Pick<Parameters<typeof linkedWorld>[0], "lacking"> = {}) => {
    const world = await linkedWorld({
      people: [person("1")],
      accounts: [account("1")],
      settings,
      like: (connection) => ({
        ...connection,
        people: { ...connection.people, lockedForMs: { inactive: 7 * dayMs } },
      }),
      ...more,
    });
    Object.assign(world.person("1"), { end: "2026-11-22" });
    await world.run();
    expect(world.account("a-1").state).toBe("inactive");
    Object.assign(world.person("1"), { start: "2026-11-24", end: null });
    world.pass(2 * dayMs);
    return world;
  };

  it("are left until the lock ends, with the instant, and the person is let in then", async () => {
    const world = await leaver();
    const { since = "" } = world.account("a-1");
    const until = new Date(Date.parse(since) + 7 * dayMs).toISOString();
    const plan = await world.plan();
    expect(short(plan)).toEqual([]);
    expect(plan.issues).toMatchObject([{ subject: "1", code: "locked", message: expect.stringContaining(until) }]);
    world.at(until);
    expect(short(await world.plan())).toEqual(["reactivate 1"]);
  });

  it("are left to an admin where the vendor lets nobody in by its API, with the instant from which on they can", async () => {
    const world = await leaver({ lacking: ["active"] });
    const { since = "" } = world.account("a-1");
    const until = new Date(Date.parse(since) + 7 * dayMs).toISOString();
    const plan = await world.plan();
    expect(short(plan)).toEqual([]);
    expect(plan.issues).toMatchObject([{ subject: "1", code: "by hand", message: expect.stringContaining(until) }]);
    world.at(until);
    expect((await world.plan()).issues).toMatchObject([{ code: "by hand", message: expect.stringMatching(/again$/) }]);
    Object.assign(world.account("a-1"), { state: "active", since: new Date(world.now()).toISOString() });
    world.person("1").title = "Chef";
    expect(short(await world.plan())).toEqual(["update 1"]);
    await world.run();
    expect(await world.plan()).toMatchObject({ changes: [], issues: [] });
    Object.assign(world.person("1"), { end: "2026-11-25" });
    world.pass(dayMs);
    expect(short(await world.plan())).toEqual(["deactivate 1"]);
  });

  it("are told by a plan that takes the run back", async () => {
    const world = await leaver();
    const run = (await world.journal()).findLast(({ type }) => type === "run")?.run ?? "";
    const plan = await world.sync.revert(run);
    expect(plan.changes).toEqual([]);
    expect(plan.issues).toContainEqual(
      expect.objectContaining({ code: "cannot come back", message: expect.stringMatching(/keeps so until 2026-/) }),
    );
  });
});
