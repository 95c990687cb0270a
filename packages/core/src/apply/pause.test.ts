import { describe, expect, it } from "vitest";
import { createBench } from "./apply.fixture.ts";
import { readEnded } from "./ended-changes.ts";
import { changeOf, planOf } from "./plan.fixture.ts";
import { refusal } from "./vendor.fixture.ts";
import { journalOf } from "./world.fixture.ts";

const create = (subject: string, state: "active" | "suspended" = "active") =>
  changeOf({
    operation: "create",
    subject,
    lane: "joiners",
    state,
    stateReason: "before start",
    set: { login: `${subject}@example.com`, name: subject },
  });

const six = ["1", "2", "3", "4", "5", "6"].map((subject) => create(subject));
const settings = { roundSize: 2, concurrency: 2 };

describe("rule 10: a run that is paused", () => {
  it("ends between two rounds, with everything journalled, and says that something is left", async () => {
    const bench = createBench();
    const report = await bench.apply(six, { settings, pauseWhen: async () => true });
    expect(report).toMatchObject({ applied: 2, skipped: 4, failed: 0, aborted: false, paused: true });
    expect(bench.vendor.received).toHaveLength(2);
    const journal = await journalOf(bench.store);
    expect(journal.flatMap((entry) => (entry.type === "run" ? entry.event : []))).toEqual(["started", "paused"]);
    const count = (type: string) => journal.filter((entry) => entry.type === type).length;
    expect([count("intent"), count("outcome")]).toEqual([2, 2]);
  });

  it("is not paused where nothing is left", async () => {
    const bench = createBench();
    const report = await bench.apply(six.slice(0, 2), { settings, pauseWhen: () => true });
    expect(report).toMatchObject({ applied: 2, skipped: 0 });
    expect(report.paused).toBeUndefined();
  });

  it("first leads accounts that were just made to where they are to be", async () => {
    const bench = createBench({ isTwoStep: true });
    const changes = six.map(({ subject }) => create(subject, "suspended"));
    const report = await bench.apply(changes, { settings, pauseWhen: () => true });
    expect(report).toMatchObject({ applied: 2, paused: true });
    expect(bench.vendor.received.map(({ verb }) => verb).toSorted()).toEqual(["become", "become", "create", "create"]);
  });

  it("is gone on with by further runs of its plan, each change tried once", async () => {
    const bench = createBench({ refuse: ({ about }) => (about === "3@example.com" ? refusal(400) : undefined) });
    const report = changeOf({ operation: "update", subject: "7", set: { name: "x" }, after: [six[2]?.id ?? ""] });
    const changes = [...six, report];
    const plan = planOf(changes);
    const applied: number[] = [];
    for (let isPaused = true; isPaused; ) {
      const ended = await readEnded(bench.store, plan);
      const slice = await bench.apply(changes, { settings, pauseWhen: () => true, ended });
      applied.push(slice.applied);
      isPaused = slice.paused === true;
      if (!isPaused) expect(slice.perChange.at(-1)).toMatchObject({ subject: "6", result: "done" });
      expect(slice.perChange.find(({ subject }) => subject === "7")?.result).toBe(
        applied.length === 1 ? "untouched" : "waits",
      );
    }
    expect(applied).toEqual([2, 1, 2]);
    const made = bench.vendor.received.filter(({ verb }) => verb === "create").map(({ about }) => about);
    expect(made.toSorted()).toEqual(["1", "2", "4", "5", "6"].map((subject) => `${subject}@example.com`));
  });

  it("takes what an earlier run of the plan wrote for no move by somebody else", async () => {
    const bench = createBench();
    const account = await bench.linked("ann");
    const suspend = changeOf({
      operation: "suspend",
      subject: "ann",
      account,
      lane: "removals",
      state: "suspended",
      stateWas: "active",
      stateReason: "left",
    });
    const rename = changeOf({
      operation: "update",
      subject: "ann",
      account,
      set: { name: "Ann" },
      was: { name: "ann" },
      stateWas: "active",
    });
    const changes = [suspend, rename];
    expect(await bench.apply(changes, { pauseWhen: () => true })).toMatchObject({ applied: 1, paused: true });
    const ended = await readEnded(bench.store, planOf(changes));
    expect(await bench.apply(changes, { ended })).toMatchObject({ applied: 1, moved: 0 });
  });
});
