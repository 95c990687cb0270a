import { describe, expect, it } from "vitest";
import type { Change, Operation } from "../plan/change.ts";
import { changeId } from "../plan/change-id.ts";
import type { Outcome } from "../store/journal.ts";
import { createBench } from "./apply.fixture.ts";
import { changeOf } from "./plan.fixture.ts";
import { isoAt } from "./scene.ts";
import { lost } from "./vendor.fixture.ts";
import { journalOf } from "./world.fixture.ts";

type Bench = ReturnType<typeof createBench>;

const groupChange = (operation: Operation, subject: string, more: Partial<Change>) =>
  changeOf({ id: changeId("groups", operation, subject), resource: "groups", operation, subject, ...more });

const createGroup = (subject: string, name = subject) => groupChange("create", subject, { set: { name } });

const letGoMs = 120_001;

/** What a run that died left behind: an intent, no outcome, and a lease that lapses. */
const leaveBehind = async ({ store, lease, now }: Bench, what: Change) => {
  const taken = await lease("died");
  const { id: change, subject } = what;
  await store.commit(taken, { entries: [{ type: "intent", run: "died", change, at: isoAt(now()), subject, what }] });
};

const outcomeOf = async ({ store }: Bench): Promise<Outcome | undefined> =>
  (await journalOf(store)).find((entry) => entry.type === "outcome");

describe("rule 10: an open intent of a group is settled before anything else", () => {
  it("finds a create by its name, and links it", async () => {
    const bench = createBench();
    await leaveBehind(bench, createGroup("sales", "Sales"));
    const id = bench.vendor.groups.add({ name: "sales" });
    bench.pass(letGoMs);
    expect(await bench.settle()).toMatchObject({ settled: 1, open: [] });
    expect((await bench.groupLinks()).bySource("sales")).toMatchObject({ target: id, by: "created", verdict: "same" });
    expect((await bench.links()).size).toBe(0);
  });

  it("does not take for its own what somebody made once the vendor had let go", async () => {
    const bench = createBench();
    await leaveBehind(bench, createGroup("sales"));
    bench.pass(letGoMs);
    bench.vendor.groups.add({ name: "sales" });
    await bench.settle();
    expect(await outcomeOf(bench)).toMatchObject({
      result: "moved",
      error: { message: "The group found was made by somebody else" },
    });
    expect((await bench.groupLinks()).size).toBe(0);
  });

  it("keeps a group apart from a person with the same id until then", async () => {
    const bench = createBench();
    await leaveBehind(bench, createGroup("ann"));
    bench.pass(60_001);
    expect(await bench.settle()).toMatchObject({ unsettled: new Set(), unsettledGroups: new Set(["ann"]) });
  });

  const members = async (present: readonly number[], change: (ids: readonly string[]) => Change["members"]) => {
    const bench = createBench();
    const ids = [0, 1, 2].map((index) => bench.vendor.add({ login: `${index}@example.com` }));
    const inside = ids.filter((_, index) => present.includes(index));
    const account = await bench.linkedGroup("sales", inside);
    await leaveBehind(bench, groupChange("members", "sales", { account, members: change(ids) ?? {} }));
    return { bench, ids, account };
  };

  it.each([
    ["everybody was put in", [0, 1, 2], "done", [0, 1, 2]],
    ["nobody was put in", [], "never happened", undefined],
    ["some were put in", [1], "failed", [1]],
  ] as const)("finds by reading the list that %s", async (_, present, result, moved) => {
    const { bench, ids } = await members(present, (add) => ({ add }));
    bench.pass(letGoMs);
    expect(await bench.settle()).toMatchObject({ settled: 1 });
    const outcome = await outcomeOf(bench);
    expect(outcome?.result).toBe(result);
    expect(outcome?.members?.added).toEqual(moved?.map((index) => ids[index]));
  });

  it.each([
    ["everybody was taken out", [], "done", [0, 1, 2]],
    ["nobody was taken out", [0, 1, 2], "never happened", undefined],
    ["some were taken out", [1], "failed", [0, 2]],
  ] as const)("finds by reading the list that %s", async (_, present, result, moved) => {
    const { bench, ids } = await members(present, (remove) => ({ remove }));
    bench.pass(letGoMs);
    await bench.settle();
    const outcome = await outcomeOf(bench);
    expect(outcome?.result).toBe(result);
    expect(outcome?.members?.removed).toEqual(moved?.map((index) => ids[index]));
  });

  it("waits for the rest of what was done in part for as long as the vendor may still be at it", async () => {
    const { bench } = await members([1], (add) => ({ add }));
    bench.pass(60_001);
    expect((await bench.settle()).unsettledGroups).toEqual(new Set(["sales"]));
    expect(await outcomeOf(bench)).toBeUndefined();
  });

  it("has moved when the group is gone", async () => {
    const { bench, account } = await members([1], (add) => ({ add }));
    bench.vendor.groups.all.delete(account);
    bench.pass(letGoMs);
    expect(await bench.settle()).toMatchObject({ settled: 1 });
    expect(await outcomeOf(bench)).toMatchObject({ result: "moved" });
  });

  it("stays open while the list cannot be read", async () => {
    let isDown = true;
    const bench = createBench({ refuse: ({ verb }) => (verb === "members" && isDown ? lost(false) : undefined) });
    const ann = bench.vendor.add({ login: "ann@example.com" });
    const account = await bench.linkedGroup("sales", [ann]);
    await leaveBehind(bench, groupChange("members", "sales", { account, members: { add: [ann] } }));
    bench.pass(letGoMs);
    expect((await bench.settle()).open[0]?.reason).toBe("What became of it could not be looked up");
    isDown = false;
    expect(await bench.settle()).toMatchObject({ settled: 1, open: [] });
  });
});
