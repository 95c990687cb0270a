import { describe, expect, it } from "vitest";
import { changeOf } from "../apply/plan.fixture.ts";
import { LeaseLostError } from "../errors/lease-lost-error.ts";
import type { Entry, Intent } from "./journal.ts";
import type { Link } from "./link.ts";
import { createMemoryStore } from "./memory-store.ts";
import { openIntents } from "./open-intents.ts";
import type { EntryQuery, Lease, Store } from "./store.ts";

const setUp = () => {
  let nowMs = 0;
  const store = createMemoryStore({ now: () => nowMs, batchSize: 2 });
  return {
    store,
    pass: (ms: number) => {
      nowMs += ms;
    },
    take: (owner: string, sync = "sync") => store.lease(sync, owner, 1000),
    held: async (owner = "owner"): Promise<Lease> => {
      const lease = await store.lease("sync", owner, 1000);
      if (!lease) throw new Error("The lease is held");
      return lease;
    },
  };
};

const link = (source: string, more: Partial<Link> = {}): Link => ({
  resource: "people",
  source,
  target: `account-${source}`,
  verdict: "same",
  by: "rule",
  at: "2026-01-01T00:00:00.000Z",
  evidence: ["same address"],
  ...more,
});

const intent = (run: string, subject: string, at = "2026-01-01T00:00:00.000Z"): Intent => {
  const what = changeOf({ operation: "create", subject });
  return { type: "intent", run, change: what.id, at, subject, what };
};

const outcome = (run: string, subject: string): Entry => ({
  type: "outcome",
  run,
  change: `people/create/${subject}`,
  at: "2026-01-01T00:00:01.000Z",
  subject,
  result: "done",
});

const linksOf = async (store: Store, resource: Link["resource"] = "people", sync = "sync") => {
  const batches: (readonly Link[])[] = [];
  for await (const batch of store.links(sync, resource)) batches.push(batch);
  return batches;
};

const entriesOf = async (store: Store, which: EntryQuery) => {
  const batches: (readonly Entry[])[] = [];
  for await (const batch of store.entries("sync", which)) batches.push(batch);
  return batches;
};

const subjectsOf = async (store: Store, which: EntryQuery) =>
  (await entriesOf(store, which))
    .flat()
    .map((entry) => (entry.type === "run" ? entry.event : `${entry.type} ${entry.subject}`));

describe("rule 10: the lease of a sync", () => {
  it("is held by one owner at a time, for each sync", async () => {
    const { take } = setUp();
    expect(await take("a")).toMatchObject({ sync: "sync", owner: "a", epoch: 1, until: "1970-01-01T00:00:01.000Z" });
    expect(await take("b")).toBeUndefined();
    expect(await take("b", "another")).toMatchObject({ epoch: 1 });
  });

  it("is extended for its owner under the same epoch", async () => {
    const { take, pass } = setUp();
    await take("a");
    pass(900);
    expect(await take("a")).toMatchObject({ epoch: 1, until: "1970-01-01T00:00:01.900Z" });
    pass(900);
    expect(await take("b")).toBeUndefined();
  });

  it("goes to another under a higher epoch once it has lapsed, and says when that was", async () => {
    const { take, pass } = setUp();
    await take("a");
    pass(5000);
    expect(await take("b")).toMatchObject({ epoch: 2, after: "1970-01-01T00:00:01.000Z" });
    expect(await take("a")).toBeUndefined();
  });

  it("can be given back early, by its holder alone", async () => {
    const { store, take, pass, held } = setUp();
    const old = await held("a");
    pass(1001);
    const present = await held("b");
    await store.release(old);
    expect(await take("c")).toBeUndefined();
    pass(10);
    await store.release(present);
    expect(await take("c")).toMatchObject({ epoch: 3, after: "1970-01-01T00:00:01.011Z" });
  });

  it("refuses commits of an older epoch, and of a lease that was given back", async () => {
    const { store, pass, held } = setUp();
    const old = await held("a");
    pass(1001);
    const present = await held("b");
    await expect(store.commit(old, { links: [link("ann")] })).rejects.toSatisfy(LeaseLostError.isInstance);
    expect(await linksOf(store)).toEqual([]);
    await store.commit(present, { links: [link("ann")] });
    await store.release(present);
    await expect(store.commit(present, {})).rejects.toSatisfy(LeaseLostError.isInstance);
  });

  it("takes commits of a lease that lapsed and that nobody took", async () => {
    const { store, pass, held } = setUp();
    const lease = await held();
    pass(5000);
    await store.commit(lease, { links: [link("ann")] });
    expect((await linksOf(store)).flat()).toHaveLength(1);
  });
});

describe("rule 10: one atomic commit", () => {
  const wrong: readonly [string, unknown][] = [
    ["a function", { keep: { a: () => 1 } }],
    ["a date", { keep: { a: new Date(0) } }],
    ["a set", { keep: { a: new Set() } }],
    ["no number", { keep: { a: [Number.NaN] } }],
    ["a link without its target", { links: [{ ...link("bob"), target: undefined }] }],
  ];

  it.each(wrong)("takes nothing of a batch that holds %s", async (_, part) => {
    const { store, held } = setUp();
    const lease = await held();
    const batch = { links: [link("ann")], entries: [intent("r", "ann")], keep: { good: 1 }, ...(part as object) };
    await expect(store.commit(lease, batch)).rejects.toThrow(TypeError);
    expect(await linksOf(store)).toEqual([]);
    expect(await entriesOf(store, { since: "" })).toEqual([]);
    expect(await store.kept("sync", "good")).toBeUndefined();
  });

  it("replaces a link with the same resource and source, whole", async () => {
    const { store, held } = setUp();
    const lease = await held();
    await store.commit(lease, {
      links: [link("ann", { contested: { name: 1 } }), link("ann", { resource: "groups" })],
    });
    await store.commit(lease, { links: [link("ann", { target: "other" })] });
    expect(await linksOf(store)).toEqual([[link("ann", { target: "other" })]]);
    expect(await linksOf(store, "groups")).toHaveLength(1);
  });

  it("keeps named values and removes those that are null", async () => {
    const { store, held } = setUp();
    const lease = await held();
    await store.commit(lease, { keep: { a: { b: [1] }, c: 0 } });
    await store.commit(lease, { keep: { c: null } });
    expect(await store.kept("sync", "a")).toEqual({ b: [1] });
    expect(await store.kept("sync", "c")).toBeUndefined();
    expect(await store.kept("another", "a")).toBeUndefined();
  });

  it("cannot be changed from outside afterwards", async () => {
    const { store, held } = setUp();
    const lease = await held();
    const evidence = ["seen"];
    const kept = { list: [1] };
    await store.commit(lease, { links: [link("ann", { evidence })], keep: { kept } });
    evidence.push("forged");
    kept.list.push(2);
    const [stored] = (await linksOf(store)).flat();
    expect(stored?.evidence).toEqual(["seen"]);
    expect(await store.kept("sync", "kept")).toEqual({ list: [1] });
    expect(Object.isFrozen(stored) && Object.isFrozen(stored?.evidence)).toBe(true);
  });
});

describe("rule 13: the journal", () => {
  it("streams entries oldest first, in batches, by run, subject and time", async () => {
    const { store, held } = setUp();
    const lease = await held();
    const started: Entry = { type: "run", run: "r2", at: "2026-01-02T00:00:00.000Z", event: "started" };
    await store.commit(lease, { entries: [intent("r1", "ann"), outcome("r1", "ann"), intent("r1", "bob")] });
    await store.commit(lease, { entries: [started, intent("r2", "ann", "2026-01-02T00:00:00.000Z")] });
    expect((await entriesOf(store, { since: "" })).map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(await subjectsOf(store, { run: "r1" })).toEqual(["intent ann", "outcome ann", "intent bob"]);
    expect(await subjectsOf(store, { subject: "ann" })).toEqual(["intent ann", "outcome ann", "intent ann"]);
    expect(await subjectsOf(store, { since: "2026-01-02T00:00:00.000Z" })).toEqual(["started", "intent ann"]);
  });

  it("knows the intents without an outcome of the same run", async () => {
    const { store, held } = setUp();
    const lease = await held();
    await store.commit(lease, { entries: [intent("r1", "ann"), intent("r1", "bob"), intent("r2", "ann")] });
    await store.commit(lease, { entries: [outcome("r2", "ann"), outcome("r1", "bob")] });
    expect((await openIntents(store, "sync")).map(({ run, subject }) => [run, subject])).toEqual([["r1", "ann"]]);
  });

  it("is read as it was when reading began, while more is written", async () => {
    const { store, held } = setUp();
    const lease = await held();
    await store.commit(lease, { entries: ["a", "b", "c"].map((subject) => intent("r", subject)) });
    const seen: Entry[] = [];
    for await (const batch of store.entries("sync", { since: "" })) {
      seen.push(...batch);
      await store.commit(lease, { entries: [intent("r", `late-${seen.length}`)] });
    }
    expect(seen).toHaveLength(3);
  });
});
