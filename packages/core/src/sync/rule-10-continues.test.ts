import { describe, expect, it } from "vitest";
import { account, changeOf, createWorld, linkedWorld, person, type World } from "../plan/world.fixture.ts";

const ids = Array.from({ length: 120 }, (_, index) => String(index + 1));
const settings = { guard: { create: { count: 1, share: 0.01 } } };

const no = { count: 1000, share: 1 };
const wide = { guard: { update: no, attribute: no } };

/** Applies a plan in slices of one round each; gives what each reported. */
const inSlices = async (world: World, plan: Awaited<ReturnType<World["plan"]>>) => {
  const reports = [await world.apply(plan, { pauseWhen: () => true })];
  while (reports.at(-1)?.paused) reports.push(await world.apply(plan, { pauseWhen: () => true, continues: true }));
  return reports;
};

describe("rule 10: a plan that is applied in slices", () => {
  it("comes to the same as in one go, a first run that a person confirmed included", async () => {
    const world = createWorld({ people: ids.map((id) => person(id)), settings });
    const reports = await inSlices(world, await world.plan());
    expect(reports.map(({ applied }) => applied)).toEqual([50, 50, 20]);
    expect(world.directory.accounts.size).toBe(ids.length);
    expect(world.directory.writes.filter(({ verb }) => verb === "create")).toHaveLength(ids.length);
    expect((await world.sync.due()).map(({ because }) => because)).toEqual(["every so often"]);
    expect((await world.plan()).changes).toEqual([]);
  });

  it("says what is left over when an earlier slice failed somebody", async () => {
    const world = await linkedWorld({
      people: ids.map((id) => person(id)),
      accounts: ids.map((id) => account(id)),
      settings: wide,
    });
    for (const id of ids) Object.assign(world.person(id), { title: "Chef" });
    const plan = await world.plan();
    world.directory.refuses.add(changeOf(plan, plan.changes[0]?.subject ?? "").account ?? "");
    const reports = await inSlices(world, plan);
    expect(reports.map(({ failed }) => failed)).toEqual([1, 0, 0]);
    expect((await world.sync.due()).map(({ because }) => because)).toContain("left over");
  });

  it("tells of a leaver once, and keeps the clock of the slice that put them out", async () => {
    const world = await linkedWorld({
      people: ids.map((id) => person(id)),
      accounts: ids.map((id) => account(id)),
      settings: wide,
    });
    for (const id of ids.slice(1)) Object.assign(world.person(id), { title: "Chef" });
    Object.assign(world.person("1"), { end: "2026-11-20" });
    const reports = await inSlices(world, await world.plan());
    expect(reports.map(({ leavers }) => leavers?.map(({ status }) => status) ?? [])).toEqual([
      ["confirmed"],
      [],
      [],
      [],
    ]);
  });

  it("goes on after the process died between two slices, and in the middle of one", async () => {
    const world = createWorld({ people: ids.map((id) => person(id)), settings });
    const plan = await world.plan();
    await world.apply(plan, { pauseWhen: () => true });
    const { commit } = world.store;
    let commits = 0;
    world.store.commit = async (lease, batch) => {
      commits += 1;
      if (commits === 3) throw new Error("killed");
      return commit(lease, batch);
    };
    await expect(world.apply(plan, { continues: true })).rejects.toThrow("killed");
    world.store.commit = commit;
    world.pass(120_000);
    await world.apply(plan, { continues: true });
    expect(world.directory.writes.filter(({ verb }) => verb === "create")).toHaveLength(ids.length);
    expect((await world.plan()).changes).toEqual([]);
  });
});

describe("what came up since a plan was made", () => {
  it("is told beside what it knows of: the newest event, and the moment after the next", async () => {
    const world = await linkedWorld({
      people: ["1", "2"].map((id) => person(id)),
      accounts: [account("1"), account("2")],
    });
    Object.assign(world.person("1"), { end: "2026-11-23" });
    Object.assign(world.person("2"), { end: "2026-11-24" });
    await world.run();
    const [first] = await world.sync.due();
    world.at(first?.at ?? "");
    await world.plan();
    const [moment] = (await world.sync.due()).filter(({ because }) => because === "next moment");
    expect([moment?.at, moment?.latestAt]).toEqual([first?.at, "2026-11-25T00:00:00.000Z"]);
  });
});
