import { describe, expect, it } from "vitest";
import { createGroupWorld, shortGroups } from "./group-world.fixture.ts";
import { account, changeOf, codesOf, person, short } from "./world.fixture.ts";

const ids = ["1", "2", "3", "4"];
const people = ids.map((id) => person(id));
const accounts = ids.map((id) => account(id));

/** Sales, linked, with everybody but the fourth at the source, and everybody but the first at the target. */
const sales = {
  people,
  accounts,
  sourceGroups: [{ id: "s", name: "Sales", members: ["1", "2", "3"] }],
  targetGroups: [{ id: "t", name: "Sales", members: ["a-2", "a-3", "a-4"] }],
  linked: { s: "t" },
};

describe("rule 7: a membership is removed only when a complete list, resolved against complete people, lacks it", () => {
  it("puts in who is missing and takes out who is on the list no more, each as a change of its own", async () => {
    const world = await createGroupWorld(sales);
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["members s -a-4", "members s +a-1"]);
    const [remove, add] = plan.changes;
    expect(add).toMatchObject({ id: "groups/members/s/add", lane: "movers", account: "t", who: "Sales" });
    expect(remove).toMatchObject({ id: "groups/members/s/remove", lane: "removals", ground: "absent", account: "t" });
    expect(remove?.after).toBeUndefined();
    expect(plan.counts).toMatchObject({ groups: 0, memberships: 2 });
    await world.apply(plan);
    expect((await world.plan()).changes).toEqual([]);
  });

  it("takes nobody out from a list of members that broke off, and puts in whom it showed", async () => {
    const world = await createGroupWorld(sales);
    world.source.breaks.add("s");
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["members s +a-1"]);
    expect(codesOf(plan, "s")).toEqual(["incomplete members"]);
  });

  it("does nothing about members while those at the target cannot be read whole", async () => {
    const world = await createGroupWorld(sales);
    world.target.breaks.add("t");
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual([]);
    expect(codesOf(plan, "s")).toEqual(["incomplete members"]);
  });

  it("takes nobody out from an incomplete read of people", async () => {
    const world = await createGroupWorld(sales);
    world.world.source.breaksAfter = 4;
    world.world.source.people.push(person("5"));
    expect(shortGroups(await world.plan())).toEqual(["members s +a-1"]);
  });

  it("leaves groups that an incomplete read of groups did not show, and makes none from an incomplete read of the target", async () => {
    const world = await createGroupWorld({
      ...sales,
      sourceGroups: [...sales.sourceGroups, { id: "n", name: "New", members: [] }],
      targetGroups: [...sales.targetGroups, { id: "u", name: "Other", members: [] }],
    });
    world.target.breaksAfter = 1;
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["members s -a-4", "members s +a-1"]);
    expect(plan.issues.find(({ code }) => code === "incomplete target read")).toMatchObject({
      resource: "groups",
      message: expect.stringContaining("1 groups are not linked yet"),
    });
    world.target.breaksAfter = Number.POSITIVE_INFINITY;
    world.source.breaksAfter = 0;
    const blind = await world.plan();
    expect(shortGroups(blind)).toEqual([]);
    expect(codesOf(blind, "")).toEqual(["incomplete read"]);
  });

  it("leaves members whom it does not know, and tells how many", async () => {
    const world = await createGroupWorld({
      ...sales,
      targetGroups: [{ id: "t", name: "Sales", members: ["a-1", "a-2", "a-3", "guest", "robot"] }],
    });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual([]);
    expect(plan.issues).toEqual([
      {
        resource: "groups",
        subject: "s",
        who: "Sales",
        code: "members not linked",
        message: "2 of its members at the target are linked to nobody of the source: they are left",
      },
    ]);
  });

  it("takes nobody out where the settings, or the target, do not", async () => {
    const world = await createGroupWorld({ ...sales, groups: { pattern: "*", removeMembers: false } });
    expect(shortGroups(await world.plan())).toEqual(["members s +a-1"]);
  });

  it("leaves protected accounts where they are", async () => {
    const world = await createGroupWorld({ ...sales, settings: { protected: ["4@example.com"] } });
    expect(shortGroups(await world.plan())).toEqual(["members s +a-1"]);
  });

  it("keeps the members of a group that vanished or came empty until somebody confirms", async () => {
    const world = await createGroupWorld(sales);
    world.group("s").members = [];
    const emptied = await world.plan();
    expect(shortGroups(emptied)).toEqual(["members s -a-2 -a-3 -a-4 vanished"]);
    world.source.groups.delete("s");
    const gone = await world.plan();
    expect(shortGroups(gone)).toEqual(["members s -a-2 -a-3 -a-4 vanished"]);
    expect(codesOf(gone, "s")).toEqual(["vanished"]);
    expect(gone.counts).toMatchObject({ memberships: 0, held: 1 });
    await world.sync.decide(gone.changes, "IT", "it was closed");
    const confirmed = await world.plan();
    expect(shortGroups(confirmed)).toEqual(["members s -a-2 -a-3 -a-4"]);
    await world.apply(confirmed);
    const after = await world.plan();
    expect([after.changes, after.issues]).toEqual([[], []]);
  });

  it("leaves a linked group that the settings do not select any more, and one that is gone at the target", async () => {
    const world = await createGroupWorld(sales);
    world.reset({ groups: { prefix: "APP_" } });
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual([]);
    expect(codesOf(plan, "s")).toEqual(["not selected"]);
    world.reset({});
    world.target.groups.delete("t");
    const gone = await world.plan();
    expect(shortGroups(gone)).toEqual([]);
    expect(codesOf(gone, "s")).toEqual(["group missing"]);
  });
});

describe("rule 7: whom a group may take in, or let go", () => {
  it("takes in accounts that the same plan makes, among the joiners and after the account and the group", async () => {
    const world = await createGroupWorld({ ...sales, targetGroups: [], linked: {} });
    world.world.source.people.push(person("new"));
    world.group("s").members = ["1", "new"];
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["create s", "members s +a-1 +people/create/new"]);
    expect(changeOf(plan, "s", "members")).toMatchObject({
      lane: "joiners",
      after: ["groups/create/s", "people/create/new"],
      members: { add: ["a-1", { ref: "people/create/new" }] },
      because: "2 people are in this group at the source",
    });
    expect(plan.counts).toMatchObject({ create: 1, groups: 1, memberships: 2 });
    await world.apply(plan);
    expect((await world.plan()).changes).toEqual([]);
  });

  it("links first where an account is linked by the same plan, and lets back in first whom it lets back in", async () => {
    const world = await createGroupWorld({
      ...sales,
      people: [...people, person("5", { email: null })],
      accounts: [...accounts, account("5")],
    });
    world.world.person("5").email = "5@example.com";
    world.group("s").members = ["2", "3", "4", "5"];
    const plan = await world.plan();
    expect(shortGroups(plan)).toEqual(["members s +a-5"]);
    expect(changeOf(plan, "s", "members")).toMatchObject({ after: ["people/link/5"], lane: "movers" });
  });

  it("does not take in whom it links before their account is due", async () => {
    const early = await createGroupWorld({
      people: [person("1", { start: "2027-03-01" }), person("2")],
      accounts: [account("2")],
      sourceGroups: [{ id: "s", name: "Sales", members: ["1", "2"] }],
      targetGroups: [{ id: "t", name: "Sales", members: [] }],
      linked: { s: "t" },
      settings: { lifecycle: { joiners: { provision: "on start date" } } },
    });
    early.world.directory.accounts.set("a-1", account("1"));
    const plan = await early.plan();
    expect(short(plan)).toContain("link 1");
    expect(shortGroups(plan)).toEqual(["members s +a-2"]);
    await early.apply(plan);
    expect(shortGroups(await early.plan())).toEqual([]);
  });

  it("does nothing for people who are held, wait, are out of scope or were not read, and goes on for the others", async () => {
    const here = [...people, person("far")].map((one) => ({ ...one, site: "Here" }));
    const world = await createGroupWorld({
      ...sales,
      people: here,
      accounts: [...accounts, account("far")],
      settings: { scope: { sites: ["Here"] } },
      sourceGroups: [{ id: "s", name: "Sales", members: ["held", "waiting", "far", "unknown", "2"] }],
      targetGroups: [{ id: "t", name: "Sales", members: ["a-3"] }],
    });
    world.world.source.people.push(
      person("held", { site: "Here", email: "1@example.com" }),
      person("waiting", { site: "Here", email: null }),
    );
    world.world.person("far").site = "Far";
    expect(shortGroups(await world.plan())).toEqual(["members s -a-3", "members s +a-2"]);
    world.group("s").members = ["2", "3"];
    world.target.groups.set("t", { id: "t", name: "Sales", members: ["a-2", "a-3", "a-far"] });
    expect(shortGroups(await world.plan())).toEqual([]);
  });

  it("leaves the memberships of whoever is out, or being put out, to that, and says so", async () => {
    const world = await createGroupWorld(sales);
    world.group("s").members = ["1", "2"];
    Object.assign(world.world.person("3"), { end: "2026-11-01", status: "left" });
    Object.assign(world.world.person("1"), { end: "2026-11-01", status: "left" });
    const plan = await world.plan();
    expect(short(plan)).toEqual(["suspend 1", "members s", "suspend 3"].sort());
    expect(shortGroups(plan)).toEqual(["members s -a-4"]);
    expect(plan.issues.map(({ code, message }) => [code, message])).toEqual([
      ["members out", expect.stringMatching(/^1 memberships of people who are out/)],
    ]);
  });

  it("takes nobody in while the plan that makes them is held, and waits for nobody else", async () => {
    const world = await createGroupWorld({ ...sales, settings: { guard: { create: { count: 0 } } } });
    world.world.source.people.push(person("new"));
    world.group("s").members = ["1", "2", "3", "4", "new"];
    const plan = await world.plan();
    expect(short(plan)).toEqual(["create new guard", "members s"]);
    expect(shortGroups(plan)).toEqual(["members s +a-1"]);
  });

  it("leaves groups alone in a run for people named, and where nothing is asked for", async () => {
    const world = await createGroupWorld(sales);
    await world.apply(await world.plan());
    world.group("s").members = [];
    const named = await world.plan({ only: ["1"] });
    expect(named.changes).toEqual([]);
    expect(named.counts.groups).toBeUndefined();
  });

  it("holds what may do again what was taken back for a group", async () => {
    const world = await createGroupWorld(sales);
    const lease = await world.world.store.lease("sync", "test", 1000);
    if (!lease) throw new Error("no lease");
    const fact = { run: "r1", by: "r2", at: "2026-11-22T00:00:00.000Z" };
    await world.world.store.commit(lease, { keep: { "reverted groups": { s: fact } } });
    await world.world.store.release(lease);
    expect(shortGroups(await world.plan())).toEqual(["members s -a-4 reverted", "members s +a-1 reverted"]);
  });
});
