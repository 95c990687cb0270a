import { ConfigurationError } from "@rosterkit/core";
import { expect, it } from "vitest";
import { onBoth } from "../__fixtures__/on-both.ts";
import { planOf } from "../__fixtures__/plan-of.ts";
import { entriesOf, hold, intentOf, outcomeOf } from "../__fixtures__/samples.ts";

const start = Date.parse("2026-01-01T12:00:00.000Z");
const dayMs = 86_400_000;

const setUp = async (
  store: (settings: { now: () => number }) => Promise<import("../durable-store.ts").DurableStore>,
) => {
  let nowMs = start;
  const opened = await store({ now: () => nowMs });
  return {
    store: opened,
    pass: (days: number) => {
      nowMs += days * dayMs;
      return new Date(nowMs).toISOString();
    },
  };
};

onBoth("rule 13: what was kept long enough", (fresh) => {
  it("goes from entries after 30 days, where undoing could have used it", async () => {
    const { store, pass } = await setUp(fresh().open);
    const lease = await hold(store);
    await store.commit(lease, { entries: [intentOf("ann"), outcomeOf("ann")] });
    await store.commit(lease, { entries: [intentOf("bob", "run-2", pass(29)), outcomeOf("bob", "run-2", pass(0))] });
    expect(await store.expire()).toEqual({ plans: 0, entries: 0, cut: 0, events: 0 });
    pass(2);
    expect(await store.expire()).toEqual({ plans: 0, entries: 1, cut: 0, events: 0 });
    expect(await store.expire()).toEqual({ plans: 0, entries: 0, cut: 0, events: 0 });
    const [old, , young] = await entriesOf(store);
    expect(old).toMatchObject({ what: { who: "Name of ann", set: { title: "New title of ann" } } });
    expect(JSON.stringify(old)).not.toContain("Old title");
    expect(young).toEqual(intentOf("bob", "run-2", young?.at));
    expect(await store.verifyLog("sync")).toMatchObject({ intact: true, expired: 1 });
  });

  it("goes from the log as the settings say: first values, then entries", async () => {
    const { store, pass } = await setUp(fresh().open);
    const lease = await hold(store);
    await store.commit(lease, { entries: [intentOf("ann"), outcomeOf("ann")] });
    expect(await store.setPrivacy({ valueDays: 5, logDays: 20 })).toEqual({
      logDays: 20,
      valueDays: 5,
      beforeDays: 30,
      planDays: 30,
      eventDays: 30,
    });
    pass(6);
    await store.commit(lease, { entries: [intentOf("bob", "run-2", pass(0)), outcomeOf("bob", "run-2", pass(0))] });
    expect(await store.expire()).toMatchObject({ entries: 1, cut: 0 });
    const text = JSON.stringify(await entriesOf(store));
    expect(text).toContain("New title of bob");
    expect(text).not.toMatch(/Name of ann|title of ann/);
    pass(15);
    expect(await store.expire()).toMatchObject({ cut: 2 });
    expect((await entriesOf(store)).map(({ run }) => run)).toEqual(["run-2", "run-2"]);
    expect(await store.verifyLog("sync")).toMatchObject({ intact: true, cutUpTo: 2 });
  });

  it("stays where the outcome of a write is not known", async () => {
    const { store, pass } = await setUp(fresh().open);
    const lease = await hold(store);
    await store.setPrivacy({ logDays: 2 });
    await store.commit(lease, {
      entries: [intentOf("ann"), outcomeOf("ann"), intentOf("bob"), intentOf("cid"), outcomeOf("cid")],
    });
    pass(50);
    expect(await store.expire()).toMatchObject({ cut: 2 });
    expect((await entriesOf(store))[0]).toEqual(intentOf("bob"));
  });

  it("works through a long log in parts", async () => {
    const { store, pass } = await setUp(fresh().open);
    const lease = await hold(store);
    const subjects = Array.from({ length: 2500 }, (_, number) => `p${number}`);
    await store.commit(lease, { entries: subjects.flatMap((subject) => [intentOf(subject), outcomeOf(subject)]) });
    pass(31);
    await store.commit(lease, { entries: [intentOf("last", "run-2", pass(0))] });
    expect(await store.expire()).toMatchObject({ entries: 2500 });
    expect(await store.verifyLog("sync")).toMatchObject({ intact: true, expired: 2500 });
  });

  it("are plans, which are not found from then on", async () => {
    const { store, pass } = await setUp(fresh().open);
    const { id } = await store.plans.save(await planOf("ann"));
    pass(29);
    expect(await store.plans.list("sync")).toHaveLength(1);
    pass(1);
    expect([await store.plans.list("sync"), await store.plans.get(id)]).toEqual([[], undefined]);
    expect(await store.expire()).toMatchObject({ plans: 1 });
  });

  it("is a number of days that leaves guards what they count", async () => {
    const { store } = await setUp(fresh().open);
    for (const change of [
      { logDays: 1 },
      { planDays: 0.5 },
      { eventDays: null as never },
      { valueDays: -3 },
      { beforeDays: null as never },
      { other: 3 } as never,
    ])
      await expect(store.setPrivacy(change)).rejects.toSatisfy(ConfigurationError.isInstance);
    expect(await store.privacy()).toEqual({
      logDays: null,
      valueDays: null,
      beforeDays: 30,
      planDays: 30,
      eventDays: 30,
    });
  });
});
