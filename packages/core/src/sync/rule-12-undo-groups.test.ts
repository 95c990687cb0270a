import { describe, expect, it } from "vitest";
import type { Plan } from "../plan/plan.ts";
import { accountsOf, createGroupSync, groupChange } from "./group-sync.fixture.ts";

const told = ({ issues }: Plan) =>
  issues.map(({ code, resource, subject }) => [code, resource, subject].filter(Boolean).join(" "));

const operations = ({ changes }: Plan) =>
  changes.map(({ id, members }) => [id, members?.add ?? members?.remove].filter(Boolean).join(" "));

/** A group of two that existed, and a run that renamed it, took one out and put one in, and made another group. */
const afterRun = async () => {
  const bench = await createGroupSync(["1", "2", "3"]);
  const create = groupChange("create", "sales", { set: { name: "Sales" } });
  const first = groupChange("members", "sales", { members: { add: accountsOf("1", "2") }, after: [create.id] });
  await bench.apply([create, first]);
  const sales = bench.target.named("Sales")?.id ?? "";
  const news = groupChange("create", "news", { set: { name: "News" } });
  const { run } = await bench.apply([
    groupChange("update", "sales", { account: sales, set: { name: "Sales EU" }, was: { name: "Sales" } }),
    groupChange("members", "sales", { account: sales, members: { remove: accountsOf("1") }, lane: "removals" }),
    groupChange("members", "sales", { account: sales, members: { add: accountsOf("3") } }),
    news,
    groupChange("members", "news", { members: { add: accountsOf("2", "3") }, after: [news.id] }),
  ]);
  return { ...bench, run, sales };
};

describe("rule 12: groups", () => {
  it("get back their names and the people they had, and those that were made stay, which is said first", async () => {
    const { sync, apply: _, takeBack, run, members, target, links } = await afterRun();
    expect([members("Sales EU"), members("News")]).toEqual([accountsOf("2", "3"), accountsOf("2", "3")]);
    const plan = await sync.revert(run);
    expect(plan).toMatchObject({ confirmation: "revert", reverts: run });
    expect(told(plan)).toEqual(["cannot come back groups news"]);
    expect(operations(plan)).toEqual([
      "groups/members/news/remove a-2,a-3",
      "groups/members/sales/remove a-3",
      "groups/members/sales/add a-1",
      "groups/update/sales",
    ]);
    const { report } = await takeBack(run);
    expect(report).toMatchObject({ applied: 4, failed: 0, groups: 1, memberships: 4 });
    expect(members("Sales")).toEqual(accountsOf("1", "2"));
    expect(members("News")).toEqual([]);
    expect(target.all.size).toBe(2);
    expect((await links()).bySource("news")?.verdict).toBe("same");
  });

  it("are left where they are not as the run left them any more", async () => {
    const { sync, run, target, sales } = await afterRun();
    target.put(sales, { name: "Mine", members: new Set(accountsOf("1", "2")) });
    const plan = await sync.revert(run);
    expect(operations(plan)).toEqual(["groups/members/news/remove a-2,a-3"]);
    expect(told(plan)).toEqual([
      "cannot come back groups news",
      "changed since groups sales",
      "back already groups sales",
    ]);
  });

  it("do not lose whom somebody else had put in before the run would have", async () => {
    const bench = await createGroupSync(["1", "2"]);
    const id = bench.target.add({ name: "Sales", members: new Set(accountsOf("1")) });
    const link = groupChange("link", "sales", { account: id, by: "Ada" });
    const add = groupChange("members", "sales", { account: id, members: { add: accountsOf("1", "2") } });
    await bench.apply([link]);
    const { run } = await bench.apply([add]);
    await bench.takeBack(run);
    expect(bench.members("Sales")).toEqual(accountsOf("1"));
  });

  it("that were linked by the run are not linked any more, after the people were taken out again", async () => {
    const bench = await createGroupSync(["1", "2"]);
    const id = bench.target.add({ name: "Sales", members: new Set(accountsOf("1")) });
    const link = groupChange("link", "sales", { account: id, by: "Ada" });
    const members = groupChange("members", "sales", {
      account: id,
      members: { add: accountsOf("2") },
      after: [link.id],
    });
    const { run } = await bench.apply([link, members]);
    const { report } = await bench.takeBack(run);
    expect(report).toMatchObject({ applied: 2, groups: 1, memberships: 1 });
    expect(bench.members("Sales")).toEqual(accountsOf("1"));
    expect((await bench.links()).bySource("sales")).toBeUndefined();
    expect(bench.target.all.size).toBe(1);
  });

  it("that are gone at the target, or have another link by now, are left", async () => {
    const { sync, run, target, sales } = await afterRun();
    target.all.delete(sales);
    const plan = await sync.revert(run);
    expect(operations(plan)).toEqual(["groups/members/news/remove a-2,a-3"]);
    expect(told(plan)).toEqual(["cannot come back groups news", "account missing groups sales"]);
  });

  it("with a write that nobody knows the outcome of wait for it", async () => {
    const { sync, run, world, sales } = await afterRun();
    const lease = await world.store.lease("sync", "died", 1000);
    if (!lease) throw new Error("no lease");
    const what = groupChange("update", "sales", { account: sales, set: { name: "Other" } });
    const at = new Date(world.now()).toISOString();
    await world.store.commit(lease, {
      entries: [{ type: "intent", run: "died", change: what.id, at, subject: "sales", what }],
    });
    await world.store.release(lease);
    const plan = await sync.revert(run);
    expect(operations(plan)).toEqual(["groups/members/news/remove a-2,a-3"]);
    expect(told(plan)).toContain("unsettled groups sales");
  });

  it("of people named get back these people's memberships alone", async () => {
    const { sync, run } = await afterRun();
    expect(operations(await sync.revert(run, { only: ["3"] }))).toEqual([
      "groups/members/news/remove a-3",
      "groups/members/sales/remove a-3",
    ]);
  });

  it("get back what a part of a change did, where the rest failed", async () => {
    const bench = await createGroupSync(["1", "2"]);
    const create = groupChange("create", "sales", { set: { name: "Sales" } });
    await bench.apply([create]);
    const account = bench.target.named("Sales")?.id ?? "";
    const add = ["a-1", "nobody", "a-2"];
    const { run, ...report } = await bench.apply([groupChange("members", "sales", { account, members: { add } })]);
    expect(report).toMatchObject({ failed: 1, memberships: 2 });
    const { plan } = await bench.takeBack(run);
    expect(operations(plan)).toEqual(["groups/members/sales/remove a-1,a-2"]);
    expect(bench.members("Sales")).toEqual([]);
  });

  it("can be done again by taking back the run that took them back", async () => {
    const { takeBack, run, members, kept } = await afterRun();
    const { report } = await takeBack(run);
    expect(await kept("reverted groups")).toBeDefined();
    await takeBack(report.run);
    expect([members("Sales EU"), members("News")]).toEqual([accountsOf("2", "3"), accountsOf("2", "3")]);
    expect(await kept("reverted groups")).toBeUndefined();
  });
});

describe("rule 12: groups taken back are held", () => {
  it("until they are released, one by one or with their run, and apart from people with the same ids", async () => {
    const { takeBack, run, kept, sync } = await afterRun();
    const { report } = await takeBack(run);
    const fact = { run, by: report.run, access: true };
    expect(await kept("reverted groups")).toMatchObject({ sales: fact, news: fact });
    expect(await kept("reverted")).toBeUndefined();
    expect(await sync.release({ subject: "sales" })).toEqual([]);
    expect(await sync.release({ group: "sales" })).toEqual(["sales"]);
    expect(await sync.release({ run })).toEqual(["news"]);
    expect(await kept("reverted groups")).toBeUndefined();
  });

  it("against a plan that was made before", async () => {
    const { sync, run, planOf, world, sales, members } = await afterRun();
    const back = await sync.revert(run);
    world.pass(60_000);
    const old = await planOf([
      groupChange("members", "sales", { account: sales, members: { add: accountsOf("1") } }),
      groupChange("update", "1", { resource: "people", account: "a-1", set: { title: "Chef" } }),
    ]);
    world.pass(60_000);
    await sync.apply(back, { confirm: back.digest });
    const report = await sync.apply(old, { confirm: old.digest });
    expect(report).toMatchObject({ applied: 1, heldLeft: 1 });
    expect(members("Sales")).toEqual(accountsOf("1", "2"));
  });

  it("and an older plan puts nobody into any group for whom a run was taken back", async () => {
    const bench = await createGroupSync(["1", "2"]);
    const create = groupChange("create", "sales", { set: { name: "Sales" } });
    await bench.apply([create]);
    const account = bench.target.named("Sales")?.id ?? "";
    const title = { ...groupChange("update", "1"), id: "people/update/1", resource: "people" as const };
    const { run } = await bench.apply([{ ...title, account: "a-1", set: { title: "Chef" }, was: {} }]);
    const old = await bench.planOf([
      groupChange("members", "sales", { account, members: { add: accountsOf("1", "2") } }),
    ]);
    bench.world.pass(60_000);
    await bench.takeBack(run);
    expect(await bench.sync.apply(old, { confirm: old.digest })).toMatchObject({ applied: 0, heldLeft: 1 });
    expect(bench.members("Sales")).toEqual([]);
  });
});
