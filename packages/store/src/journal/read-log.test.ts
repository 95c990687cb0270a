import type { RunEntry } from "@rosterkit/core";
import { expect, it } from "vitest";
import { onBoth } from "../__fixtures__/on-both.ts";
import { hold, intentOf, outcomeOf } from "../__fixtures__/samples.ts";

const [monday, tuesday] = ["2026-01-05T00:00:00.000Z", "2026-01-06T00:00:00.000Z"];
const started: RunEntry = { type: "run", run: "run-2", at: tuesday, event: "started" };
const written = [
  intentOf("ann", "run-1", monday),
  outcomeOf("ann", "run-1", monday),
  started,
  intentOf("ann", "run-2", tuesday),
  intentOf("bob", "run-2", tuesday),
];

onBoth("the log by the page", (fresh) => {
  const filled = async () => {
    const store = await fresh().open({ batchSize: 2 });
    await store.commit(await hold(store), { entries: written });
    await store.commit(await hold(store, "other"), { entries: [intentOf("ann")] });
    return store;
  };

  it("comes latest first, each entry once", async () => {
    const store = await filled();
    expect((await store.log("sync")).map(({ entry }) => entry)).toEqual(written.toReversed());
    const first = await store.log("sync", { limit: 2 });
    const second = await store.log("sync", { limit: 10, before: first.at(-1)?.number ?? 0 });
    expect([first.length, [...first, ...second].map(({ entry }) => entry)]).toEqual([2, written.toReversed()]);
  });

  it("is of one run, one person, or since an instant, where that is asked", async () => {
    const store = await filled();
    const found = async (which: Parameters<typeof store.log>[1]) =>
      (await store.log("sync", which)).map(({ entry }) =>
        written.indexOf(written.find((one) => same(one, entry)) ?? started),
      );
    expect(await found({ run: "run-1" })).toEqual([1, 0]);
    expect(await found({ subject: "ann" })).toEqual([3, 1, 0]);
    expect(await found({ since: tuesday })).toEqual([4, 3, 2]);
    expect(await found({ run: "run-2", subject: "ann" })).toEqual([3]);
    expect(await store.log("nothing")).toEqual([]);
  });

  it("leaves out what the store itself notes", async () => {
    const store = await filled();
    await store.erase(await hold(store), { source: "bob" }, "ida");
    expect((await store.log("sync")).map(({ entry }) => entry.type)).toEqual(
      written.map(({ type }) => type).toReversed(),
    );
  });
});

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
