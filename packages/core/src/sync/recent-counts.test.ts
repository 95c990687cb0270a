import { describe, expect, it } from "vitest";
import type { Change } from "../plan/change.ts";
import type { Entry, Outcome } from "../store/journal.ts";
import { createLinks } from "../store/links.ts";
import { createMemoryStore } from "../store/memory-store.ts";
import { loadFacts } from "./load-facts.ts";

const at = "2026-03-01T12:00:00.000Z";
const nowMs = Date.parse(at);

const change = (more: Partial<Change>): Change => ({
  id: "one",
  resource: "people",
  operation: "create",
  subject: "ann",
  who: "ann",
  lane: "joiners",
  because: "test",
  ...more,
});

const counted = async (what: Change, outcome?: Pick<Outcome, "result"> & Partial<Outcome>) => {
  const store = createMemoryStore({ now: () => nowMs });
  const lease = await store.lease("sync", "run", 1000);
  if (!lease) throw new Error("no lease");
  const line = { run: "run", change: what.id, at, subject: what.subject } as const;
  const entries: Entry[] = [{ type: "intent", ...line, what }];
  if (outcome) entries.push({ type: "outcome", ...line, ...outcome });
  await store.commit(lease, { entries });
  return (await loadFacts(store, "sync", nowMs, "login", createLinks([]), new Set())).recent;
};

describe("rule 9: what counts in the rolling day", () => {
  it("is what was done", async () => {
    expect(await counted(change({}), { result: "done", reached: "active" })).toEqual({ create: 1 });
  });

  it("is an account too that was made and did not get where it should be", async () => {
    expect(await counted(change({}), { result: "failed", account: "a1", reached: "staged" })).toEqual({ create: 1 });
  });

  it("is what may have been done and is not settled", async () => {
    expect(await counted(change({}))).toEqual({ create: 1 });
  });

  it.each(["never happened", "moved", "refused", "later", "failed"] as const)(
    "is nothing that ended as %s",
    async (result) => {
      expect(await counted(change({}), { result })).toEqual({});
    },
  );

  it("is everybody who was taken out of a group, whatever became of the others", async () => {
    const remove = change({ resource: "groups", operation: "members", members: { remove: ["a", "b", "c"] } });
    expect(await counted(remove)).toEqual({ "membership removed": 3 });
    expect(await counted(remove, { result: "done" })).toEqual({ "membership removed": 3 });
    expect(await counted(remove, { result: "failed", members: { removed: ["a", "b"] } })).toEqual({
      "membership removed": 2,
    });
    expect(await counted(remove, { result: "failed" })).toEqual({});
  });

  it("is no removal when a suspension is part of making an account", async () => {
    const made = change({ operation: "suspend", stateReason: "before start" });
    expect(await counted(made, { result: "done", reached: "suspended" })).toEqual({});
    expect(await counted({ ...made, lane: "removals" }, { result: "done", reached: "suspended" })).toEqual({
      remove: 1,
    });
  });
});
