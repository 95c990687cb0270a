import { describe, expect, it } from "vitest";
import type { Change } from "./change.ts";
import { allowed, type GuardInput, guardChanges } from "./guard-changes.ts";
import { guardClassesOf } from "./guard-classes-of.ts";
import { guardLimitsSchema } from "./guard-limits.ts";
import type { Plan } from "./plan.ts";
import {
  account,
  changeOf,
  createWorld,
  linkedWorld,
  person,
  ready,
  short,
  type TestSettings,
} from "./world.fixture.ts";

const change = (more: Partial<Change>, index = 0): Change => ({
  id: `c${index}`,
  resource: "people",
  operation: "update",
  subject: `s${index}`,
  who: "",
  lane: "movers",
  because: "",
  ...more,
});

const input = (more: Partial<GuardInput> = {}): GuardInput => ({
  limits: guardLimitsSchema.parse({}),
  live: 1000,
  recent: {},
  key: "login",
  ...more,
});

const heldClasses = (changes: readonly Change[], more: Partial<GuardInput> = {}) =>
  [...new Set(guardChanges(changes, input(more)).map(({ held }) => held?.guardClass ?? "-"))].sort();

const many = (count: number, more: Partial<Change>) => Array.from({ length: count }, (_, index) => change(more, index));

describe("rule 9: classes", () => {
  const classes: readonly [Partial<Change>, readonly string[]][] = [
    [{ operation: "create", set: { login: "x" } }, ["create"]],
    [{ operation: "link" }, ["link"]],
    [{ operation: "suspend" }, ["remove"]],
    [{ operation: "deactivate" }, ["remove"]],
    [{ operation: "delete" }, ["remove"]],
    [{ operation: "reactivate" }, ["reactivate"]],
    [{ operation: "unsuspend", reasonWas: "left" }, ["reactivate"]],
    [{ operation: "unsuspend", reasonWas: "out of scope" }, ["reactivate"]],
    [{ operation: "unsuspend", reasonWas: "before start" }, []],
    [{ operation: "unsuspend", reasonWas: "on leave" }, []],
    [{ operation: "activate", reasonWas: "before start" }, []],
    [{ resource: "groups", operation: "members", members: { remove: ["a"] } }, ["membership removed"]],
    [{ resource: "groups", operation: "members", members: { add: ["a"] } }, []],
    [{ resource: "groups", operation: "create" }, ["group create"]],
    [{ resource: "groups", operation: "update", set: { title: null } }, ["group update"]],
    [{ resource: "groups", operation: "link" }, []],
    [{ set: { title: "x" } }, ["update", "attribute title"]],
    [{ set: { title: null } }, ["update", "cleared value", "attribute title"]],
    [{ set: { login: "x" } }, ["update", "login change", "attribute login"]],
  ];
  it.each(classes)("%o counts as %o", (more, expected) => {
    expect(guardClassesOf(change(more), "login")).toEqual(expected);
  });

  it.each([
    ["remove", 49, 10],
    ["remove", 50, 10],
    ["remove", 1000, 50],
    ["create", 49, 25],
    ["create", 1000, 100],
    ["attribute title", 40, 25],
    ["attribute title", 1000, 250],
    ["group create", 1000, 100],
    ["group update", 1000, 250],
    ["membership removed", 1000, 25],
  ] as const)("of %s with %i live accounts %i are fine", (name, live, count) => {
    expect(allowed(name, input({ live }))).toBe(count);
  });

  it("of memberships the share is of those that there are", () => {
    expect(allowed("membership removed", input({ live: 1000, memberships: 49 }))).toBe(25);
    expect(allowed("membership removed", input({ live: 10, memberships: 4000 }))).toBe(400);
  });

  it("counts everybody whom a change takes out of a group", () => {
    const remove = (count: number, index: number) =>
      change({ resource: "groups", operation: "members", members: { remove: Array(count).fill("a") } }, index);
    expect(heldClasses([remove(13, 1), remove(12, 2)])).toEqual(["-"]);
    expect(heldClasses([remove(13, 1), remove(13, 2)])).toEqual(["membership removed"]);
    expect(heldClasses([remove(13, 1)], { recent: { "membership removed": 13 } })).toEqual(["membership removed"]);
  });

  it("holds a class over its limit whole and lets the others go on", () => {
    const changes = [...many(51, { operation: "suspend", lane: "removals" }), change({ operation: "create" }, 99)];
    expect(guardChanges(changes, input()).filter(({ held }) => held)).toHaveLength(51);
    expect(heldClasses(changes)).toEqual(["-", "remove"]);
    expect(heldClasses(changes.slice(1))).toEqual(["-"]);
  });

  it("counts what other runs did in the last day", () => {
    const changes = many(30, { operation: "suspend", lane: "removals" });
    expect(heldClasses(changes, { recent: { remove: 20 } })).toEqual(["-"]);
    expect(heldClasses(changes, { recent: { remove: 21 } })).toEqual(["remove"]);
  });

  it("holds one attribute that changes for more than its share, and leaves other updates alone", () => {
    const changes = [...many(260, { set: { title: "x" } }), change({ set: { first: "x" } }, 999)];
    expect(heldClasses(changes)).toEqual(["-", "attribute title"]);
  });

  it("never holds an immediate revocation, ten a day at most, those of earlier runs counted", () => {
    const limits = guardLimitsSchema.parse({ remove: { count: 0, share: 0 } });
    const revocations = many(12, { operation: "suspend", lane: "removals", stateReason: "revoked" });
    const free = (recent: GuardInput["recent"]) =>
      guardChanges(revocations, input({ limits, recent })).filter(({ held }) => !held).length;
    expect(free({})).toBe(10);
    expect(free({ revocation: 7 })).toBe(3);
    expect(free({ revocation: 11 })).toBe(0);
  });

  it("does not count what is held already", () => {
    const held = { code: "conflict", evidence: [] } as const;
    const changes = [...many(500, { operation: "link", held }), change({ operation: "link" }, 999)];
    expect(guardChanges(changes, input()).at(-1)?.held).toBeUndefined();
  });
});

const crowd = (count: number) =>
  Array.from({ length: count }, (_, index) => person(`p${String(index).padStart(2, "0")}`));

/** So many people at work, of whom the first few have just left. */
const leaving = async (count: number, leavers: number, settings: TestSettings = {}) => {
  const people = crowd(count);
  const world = await linkedWorld({ people, accounts: people.map(({ id }) => account(id)), settings });
  for (const one of world.source.people.slice(0, leavers)) one.end = "2026-11-01";
  return world;
};

describe("rule 9: guards, through plan and apply", () => {
  it("counts over a rolling day across runs", async () => {
    const world = await leaving(30, 6);
    await world.run();
    for (const one of world.source.people.slice(6, 12)) one.end = "2026-11-01";
    world.pass(3_600_000);
    const plan = await world.plan();
    expect(plan.changes.every(({ held }) => held?.guardClass === "remove")).toBe(true);
    expect(plan.changes[0]?.held?.evidence[0]).toBe(
      '6 changes of the class "remove" and 6 done in the last 24 hours; 10 are fine',
    );
    expect(plan.counts).toMatchObject({ suspend: 0, held: 6 });
    world.pass(23 * 3_600_000 + 1);
    expect(ready(await world.plan())).toHaveLength(6);
  });

  it("holds many who come back at once, as a list without end dates would have it", async () => {
    const world = await leaving(30, 10);
    await world.run();
    world.pass(25 * 3_600_000);
    world.reset({ guard: { reactivate: { count: 5 } } });
    for (const one of world.source.people) one.end = null;
    const plan = await world.plan();
    expect(plan.changes).toHaveLength(10);
    expect(ready(plan)).toEqual([]);
  });

  it("does not count links of people whose account is gone or was never theirs as live", async () => {
    const world = await leaving(60, 7);
    expect(ready(await world.plan())).toHaveLength(7);
    const lease = await world.store.lease("sync", "a person", 1000);
    if (!lease) throw new Error("no lease");
    const link = {
      resource: "people",
      verdict: "different",
      by: "Ada",
      at: "2026-11-22T00:00:00.000Z",
      evidence: [],
    } as const;
    await world.store.commit(lease, {
      links: crowd(15).map(({ id }) => ({ ...link, source: `x${id}`, target: `a-${id}` })),
    });
    await world.store.release(lease);
    world.reset({ guard: { remove: { count: 1, share: 0.1 } } });
    expect(ready(await world.plan())).toEqual([]);
  });

  it("asks for a word on the first run and on sync all instead", async () => {
    const world = createWorld({ people: crowd(40) });
    const first = await world.plan();
    expect(first.confirmation).toBe("first run");
    expect(ready(first)).toHaveLength(40);
    await expect(world.apply(first, { confirm: "another digest" })).rejects.toMatchObject({
      code: "confirmation-required",
    });
    expect(world.directory.writes).toEqual([]);
    expect((await world.apply(first)).applied).toBe(40);
    world.source.people.push(
      ...crowd(30).map((one) => ({ ...one, id: `q${one.id}`, email: `q${one.id}@example.com` })),
    );
    const second = await world.plan();
    expect(second.confirmation).toBeUndefined();
    expect(ready(second)).toEqual([]);
    expect(ready(await world.plan({ syncAll: true }))).toHaveLength(30);
  });

  it("tells of a protected account that is not there, where the read of the accounts can say so", async () => {
    const world = await leaving(3, 0, {
      protected: ["P00@example.com", "a-p01", "nobody@example.com", "new@example.com"],
    });
    world.source.people.push(person("new"));
    const told = (plan: Plan) => plan.issues.filter(({ code }) => code === "protects nobody");
    expect(told(await world.plan())).toEqual([
      expect.objectContaining({ message: expect.stringContaining('"nobody@example.com"') }),
    ]);
    world.directory.breaksAfter = 1;
    expect(told(await world.plan())).toEqual([]);
  });

  it("removes and renames neither protected accounts nor the owner of a credential", async () => {
    const world = await leaving(4, 2, { protected: ["P00@example.com", "a-p02"] });
    world.directory.owners = ["a-p01"];
    Object.assign(world.person("p02"), { email: "new@example.com", title: "Chef" });
    world.person("p03").email = "new3@example.com";
    const plan = await world.plan();
    expect(short(plan)).toEqual([
      "suspend p00 protected",
      "suspend p01 protected",
      "update p02 protected",
      "update p03",
    ]);
    world.person("p02").email = "p02@example.com";
    expect(ready(await world.plan())).toEqual(["update p02", "update p03"]);
  });

  it("writes nothing to an account that another system is the source of, and names it", async () => {
    const world = await leaving(2, 1);
    for (const id of ["a-p00", "a-p01"]) world.account(id).sourcedBy = "the payroll app";
    world.person("p01").title = "Chef";
    const plan = await world.plan();
    expect(short(plan)).toEqual(["suspend p00 protected", "update p01 protected"]);
    expect(changeOf(plan, "p01").held?.evidence).toEqual(["is sourced by the payroll app"]);
  });
});

describe("rule 9: decisions", () => {
  const held = async () => {
    const world = await leaving(30, 3, { guard: { remove: { count: 0 } } });
    return { world, plan: await world.plan() };
  };

  it("lift exactly what was decided, and name who and why, in the journal too", async () => {
    const { world, plan } = await held();
    await world.sync.decide([changeOf(plan, "p00")], "Ada", "checked with HR");
    const next = await world.run();
    expect(ready(next.plan)).toEqual(["suspend p00"]);
    expect(changeOf(next.plan, "p00").lifted).toEqual({ by: "Ada", reason: "checked with HR" });
    expect(world.account("a-p00").state).toBe("suspended");
    const intents = (await world.journal()).filter(({ type }) => type === "intent");
    expect(intents.at(-1)).toMatchObject({ what: { lifted: { by: "Ada" } } });
  });

  it("lapse after 72 hours", async () => {
    const { world, plan } = await held();
    await world.sync.decide(plan.changes, "Ada", "checked");
    world.pass(72 * 3_600_000);
    expect(ready(await world.plan())).toHaveLength(3);
    world.pass(1);
    expect(ready(await world.plan())).toEqual([]);
  });

  it("lapse when what they were about changes", async () => {
    const { world, plan } = await held();
    await world.sync.decide(plan.changes, "Ada", "checked");
    world.account("a-p00").status = "LOCKED_OUT";
    world.reset({ guard: { remove: { count: 0 } }, lifecycle: { leavers: { action: "deactivate" } } });
    expect(ready(await world.plan())).toEqual([]);
  });

  it("about a limit say nothing of a conflict that comes up later", async () => {
    const world = await leaving(30, 0, { guard: { "login change": { count: 0 } } });
    world.person("p00").email = "new@example.com";
    await world.sync.decide((await world.plan()).changes, "Ada", "checked");
    expect(ready(await world.plan())).toEqual(["update p00"]);
    world.person("p01").email = "new@example.com";
    expect(ready(await world.plan())).toEqual([]);
  });

  it("never lift protection, and are refused without a name, a reason or a hold", async () => {
    const { world, plan } = await held();
    const change = changeOf(plan, "p00");
    const { held: _held, ...free } = change;
    const isProtected = { ...change, held: { code: "protected", evidence: [] } } as const;
    for (const [changes, by, reason] of [
      [[change], " ", "x"],
      [[change], "Ada", ""],
      [[free], "Ada", "x"],
      [[isProtected], "Ada", "x"],
    ] as const)
      await expect(world.sync.decide(changes, by, reason)).rejects.toMatchObject({ code: "configuration" });
    world.reset({ protected: ["a-p00"], guard: { remove: { count: 0 } } });
    await world.sync.decide([change], "Ada", "checked");
    expect(short(await world.plan())[0]).toBe("suspend p00 protected");
  });
});
