import { describe, expect, it } from "vitest";
import { executableChanges } from "../plan/executable-changes.ts";
import { person } from "../plan/world.fixture.ts";
import { accountsOf, change, createGroupSync } from "./group-sync.fixture.ts";

const everyGroup = { groups: { pattern: "*" } };

describe("groups, planned and applied", () => {
  it("come into step and stay there", async () => {
    const bench = await createGroupSync(["1", "2", "3"], everyGroup);
    bench.source.add({ id: "sales", name: "Sales", members: new Set(["1", "2"]) });
    bench.source.add({ id: "1", name: "News", members: new Set(["3", "4"]) });
    bench.world.source.people.push(person("4"));
    const { plan, report } = await bench.run();
    expect(plan.counts).toMatchObject({ create: 1, groups: 2, memberships: 4 });
    expect(report).toMatchObject({ applied: 5, failed: 0, groups: 2, memberships: 4 });
    expect(bench.members("Sales")).toEqual(accountsOf("1", "2"));
    expect(bench.members("News")).toEqual([...accountsOf("3"), "made-1"]);
    expect((await bench.run()).plan.changes).toEqual([]);
  });

  it("follow names and people, and nobody is taken out who came back meanwhile", async () => {
    const bench = await createGroupSync(["1", "2", "3"], everyGroup);
    const id = bench.source.add({ id: "sales", name: "Sales", members: new Set(["1", "2"]) });
    await bench.run();
    bench.source.put(id, { name: "Sales EU", members: new Set(["3"]) });
    const plan = await bench.sync.plan();
    bench.source.put(id, { members: new Set(["2", "3"]) });
    expect(await bench.sync.apply(plan)).toMatchObject({ applied: 3, memberships: 2 });
    expect(bench.members("Sales EU")).toEqual(accountsOf("2", "3"));
    expect((await bench.run()).plan.changes).toEqual([]);
  });

  it("made of an attribute follow it", async () => {
    const bench = await createGroupSync(["1", "2"], { groups: { derivedFrom: "department" } });
    for (const id of ["1", "2"]) change(bench.world.source.people, id, { department: "Kitchen" });
    await bench.run();
    change(bench.world.source.people, "2", { department: "Sales" });
    expect((await bench.run()).report).toMatchObject({ failed: 0 });
    expect([bench.members("Kitchen"), bench.members("Sales")]).toEqual([accountsOf("1"), accountsOf("2")]);
    expect((await bench.run()).plan.changes).toEqual([]);
  });

  it("rule 12: taken back are not filled again by the next run, until they are released", async () => {
    const bench = await createGroupSync(["1", "2"], everyGroup);
    bench.source.add({ id: "sales", name: "Sales", members: new Set(["1", "2"]) });
    const { report } = await bench.run();
    await bench.takeBack(report.run);
    bench.world.pass(60_000);
    const { plan } = await bench.run();
    expect(plan.changes.map(({ held }) => held?.code)).toEqual(["reverted"]);
    expect(bench.members("Sales")).toEqual([]);
    await bench.sync.release({ run: report.run });
    await bench.run();
    expect(bench.members("Sales")).toEqual(accountsOf("1", "2"));
  });

  it("rule 12: that were linked are not linked again by the approval of then", async () => {
    const bench = await createGroupSync(["1", "2"], everyGroup);
    bench.source.add({ id: "sales", name: "Sales", members: new Set(["1", "2"]) });
    bench.target.add({ name: "sales", members: new Set(accountsOf("1")) });
    const proposed = (await bench.sync.plan()).changes.filter(({ held }) => held?.code === "review");
    await bench.sync.decide(proposed, "Ada", "is ours");
    const { report } = await bench.run();
    expect(report).toMatchObject({ groups: 1, memberships: 1 });
    await bench.takeBack(report.run);
    expect([bench.members("sales"), (await bench.links()).size]).toEqual([accountsOf("1"), 0]);
    bench.world.pass(60_000);
    const { plan } = await bench.run();
    expect(plan.changes.map(({ operation, held }) => [operation, held?.code])).toEqual([
      ["members", "reverted"],
      ["link", "reverted"],
    ]);
    expect(executableChanges(plan.changes)).toEqual([]);
  });

  it("rule 12: get nobody back for whom a run was taken back, and everybody else", async () => {
    const bench = await createGroupSync(["1", "2"], everyGroup);
    change(bench.world.source.people, "1", { title: "Chef" });
    const { report } = await bench.run();
    await bench.takeBack(report.run);
    bench.source.add({ id: "sales", name: "Sales", members: new Set(["1", "2"]) });
    bench.world.pass(60_000);
    await bench.run();
    expect(bench.members("Sales")).toEqual(accountsOf("2"));
    await bench.sync.release({ subject: "1" });
    await bench.run();
    expect(bench.members("Sales")).toEqual(accountsOf("1", "2"));
  });

  it("rule 9: what was taken out before counts, as many times as people", async () => {
    const ids = Array.from({ length: 30 }, (_, index) => String(index));
    const limit = { guard: { "membership removed": { count: 10 } } };
    const bench = await createGroupSync(ids, { ...everyGroup, ...limit });
    const id = bench.source.add({ id: "sales", name: "Sales", members: new Set(ids) });
    await bench.run();
    bench.source.put(id, { members: new Set(ids.slice(8)) });
    expect((await bench.run()).report).toMatchObject({ memberships: 8 });
    bench.source.put(id, { members: new Set(ids.slice(12)) });
    const { plan } = await bench.run();
    expect(plan.changes.map(({ held }) => held?.guardClass)).toEqual(["membership removed"]);
    expect(executableChanges(plan.changes)).toEqual([]);
  });
});
