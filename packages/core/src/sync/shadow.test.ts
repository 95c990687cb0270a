import { describe, expect, it } from "vitest";
import { createWorld, person } from "../plan/world.fixture.ts";
import type { Entry } from "../store/journal.ts";
import type { Store } from "../store/store.ts";
import { createTwoWays, other, run } from "./two-ways.fixture.ts";

/** Everything that a store has of both syncs. */
const contents = async (store: Store) => {
  const entries: Entry[] = [];
  for (const sync of ["old", "fresh"])
    for await (const batch of store.entries(sync, { since: "" })) entries.push(...batch);
  const keys = ["ran", "tenants", "baseline", "switched to", "switching", "ends", "owners"];
  const kept = await Promise.all(
    ["old", "fresh", "owners at directory org"].flatMap((sync) => keys.map((key) => store.kept(sync, key))),
  );
  return JSON.stringify([entries, kept]);
};

describe("a shadow run", () => {
  it("tells person by person what the two ways would do: the same, one alone, or other values", async () => {
    const { fresh, old, source, world } = await createTwoWays(["1", "2", "3", "4"]);
    for (const people of [world.source.people, source.people]) {
      Object.assign(people[0] ?? {}, { title: "Lead" });
      people.push({ ...person("9"), id: people === source.people ? "n-9" : "9" });
    }
    Object.assign(world.person("2"), { title: "Old title" });
    Object.assign(source.people[1] ?? {}, { title: "New title" });
    Object.assign(world.person("3"), { nick: "Al" });
    Object.assign(source.people[3] ?? {}, { status: "left", end: "2026-11-20" });
    const report = await fresh.shadow({ from: old });
    expect(report).toMatchObject({ version: 1, from: "old", to: "fresh", links: 4, held: 0, issues: [] });
    expect(report.counts).toEqual({ same: 2, differs: 1, "only old": 1, "only new": 1 });
    const of = (verdict: string) => report.records.filter((record) => record.verdict === verdict);
    expect(of("same")).toMatchObject([
      { account: "a-1", old: "1", new: "n-1", differences: [] },
      { old: "9", new: "n-9" },
    ]);
    expect(of("differs")).toMatchObject([
      {
        account: "a-2",
        differences: [{ operation: "update", attribute: "title", old: "Old title", new: "New title" }],
      },
    ]);
    expect(of("only old")).toMatchObject([
      { account: "a-3", differences: [{ operation: "update", old: { nick: "Al" } }] },
    ]);
    expect(of("only new")).toMatchObject([
      { account: "a-4", new: "n-4", differences: [{ operation: "suspend", new: { state: "suspended" } }] },
    ]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it("asks for the target's list once, writes nothing, keeps nothing and holds nobody up", async () => {
    const { fresh, old, source, world } = await createTwoWays(["1", "2"]);
    Object.assign(source.people[0] ?? {}, { title: "Lead" });
    const before = await contents(world.store);
    const reads = { target: world.directory.reads, source: source.reads };
    const [report] = await Promise.all([fresh.shadow({ from: old }), world.store.lease("old", "a run", 60_000)]);
    expect(report.counts["only new"]).toBe(1);
    expect(world.directory.reads - reads.target).toBe(1);
    expect(source.reads - reads.source).toBe(1);
    expect(world.directory.writes).toEqual([]);
    expect(await contents(world.store)).toBe(before);
    await expect(fresh.check()).rejects.toMatchObject({ code: "two-ways" });
  });

  it("goes on where the switch would be refused, and tells whose links are untied", async () => {
    const { fresh, old } = await createTwoWays(["1", "2"], { people: [other("1")] });
    const report = await fresh.shadow({ from: old });
    expect(report).toMatchObject({ links: 1, held: 0, issues: [{ subject: "2", code: "untied" }] });
    const settle = { leave: ["2"], by: "Ada", reason: "they left" };
    expect((await fresh.shadow({ from: old, settle })).issues).toMatchObject([{ subject: "2", code: "left behind" }]);
  });

  it("knows what a reference stands for on both sides", async () => {
    const { fresh, old, source, world } = await createTwoWays(["1"]);
    world.source.people.push(person("2", { boss: "3" }), person("3"));
    source.people.push(other("2", { boss: "n-3" }), other("3"));
    const { records } = await fresh.shadow({ from: old });
    expect(records.map(({ verdict }) => verdict)).toEqual(["same", "same"]);
    Object.assign(source.people[1] ?? {}, { boss: "n-1" });
    const [differs] = (await fresh.shadow({ from: old })).records.filter(({ verdict }) => verdict !== "same");
    expect(differs?.differences).toMatchObject([{ attribute: "managerId" }, { attribute: "managerName" }]);
  });

  it("does not settle what is open at the target", async () => {
    const { fresh, old, world } = await createTwoWays(["1"]);
    Object.assign(world.person("1"), { status: "left", end: "2026-11-20" });
    world.directory.keepsSessions.add("a-1");
    await run(old);
    world.directory.keepsSessions.clear();
    world.directory.writes.length = 0;
    await fresh.shadow({ from: old });
    expect(world.directory.writes).toEqual([]);
    await old.plan();
    expect(world.directory.writes).toMatchObject([{ verb: "revoke", id: "a-1" }]);
  });

  it("is of two syncs over one store, as createSync made them", async () => {
    const { fresh, old } = await createTwoWays(["1"]);
    await expect(fresh.shadow({ from: { ...old } })).rejects.toMatchObject({ problems: [{ path: "from" }] });
    await expect(fresh.shadow({ from: createWorld().sync })).rejects.toThrow("has another store");
  });
});
