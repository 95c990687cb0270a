import type { ReceivedHint } from "@rosterkit/core";
import { expect, it } from "vitest";
import { onBoth } from "../__fixtures__/on-both.ts";
import { hold } from "../__fixtures__/samples.ts";

const start = Date.parse("2026-01-01T12:00:00.000Z");
const dayMs = 86_400_000;
const at = (days: number) => new Date(start + days * dayMs).toISOString();
const ever = { since: at(-1000), until: at(1000) };

const hint = (key: string, id: string | undefined, days = 0): ReceivedHint => ({
  key,
  at: at(days),
  resource: "people",
  ...(id !== undefined && { id }),
});

onBoth("what came of events", (fresh) => {
  it("is there when the process is another one, each once by its key, and of one sync alone", async () => {
    const place = fresh();
    const store = await place.open();
    await store.received.add("sync", [hint("a", "ann"), hint("b", "bob"), hint("a", "ann", 1)]);
    await store.received.add("sync", [hint("a", "ann", 2), hint("c", undefined, 1)]);
    await store.received.add("other", [hint("a", "cid")]);
    await store.close();
    const { received } = await place.open();
    expect(await received.list("sync", ever, 10)).toEqual([
      hint("c", undefined, 1),
      hint("a", "ann"),
      hint("b", "bob"),
    ]);
    expect(await received.list("sync", ever, 1)).toEqual([hint("c", undefined, 1)]);
    expect(await received.list("other", ever, 10)).toEqual([hint("a", "cid")]);
  });

  it("names each once, in a window, and no more than are asked for", async () => {
    const { received } = await fresh().open();
    const many = Array.from({ length: 2500 }, (_, index) => hint(`k${index}`, `p${index % 50}`, index % 3));
    await received.add("sync", [...many, { ...hint("g", "p1", 1), resource: "groups" }, hint("all", undefined, 2)]);
    expect(await received.named("sync", ever, 1000)).toHaveLength(52);
    expect(await received.named("sync", ever, 7)).toHaveLength(7);
    await received.add("sync", [hint("late", "late", 5)]);
    expect(await received.named("sync", { since: at(5), until: at(6) }, 10)).toEqual([
      { resource: "people", id: "late" },
    ]);
    expect(await received.named("sync", { since: at(4), until: at(5) }, 10)).toEqual([]);
  });

  it("takes any id that a vendor has, and nothing at all", async () => {
    const { received } = await fresh().open();
    const ids = ["a\u0000b", "\u0001", "\ud800", "née", "x".repeat(256)];
    await received.add(
      "sync",
      ids.map((id, index) => hint(`k${index}`, id)),
    );
    await received.add("sync", []);
    expect(new Set((await received.named("sync", ever, 10)).map(({ id }) => id))).toEqual(new Set(ids));
  });

  it("rule 13: goes after 30 days or what the settings say, however much it is", async () => {
    let nowMs = start;
    const store = await fresh().open({ now: () => nowMs });
    const old = Array.from({ length: 2100 }, (_, index) => hint(`k${index}`, `p${index}`));
    await store.received.add("sync", [...old, hint("young", "young", 20)]);
    await store.received.add("other", [hint("k", "p")]);
    nowMs = start + 29 * dayMs;
    expect(await store.expire()).toMatchObject({ events: 0 });
    nowMs = start + 30 * dayMs;
    expect(await store.expire()).toMatchObject({ events: 2101 });
    expect(await store.received.named("sync", ever, 10)).toEqual([{ resource: "people", id: "young" }]);
    await store.setPrivacy({ eventDays: 2 });
    expect(await store.expire()).toMatchObject({ events: 1 });
  });

  it("rule 13: goes with a person who is erased, and nobody else's does", async () => {
    const store = await fresh().open();
    await store.received.add("sync", [hint("a", "ann"), hint("b", "bob"), hint("c", "ann", 1)]);
    await store.received.add("sync", [{ ...hint("g", "ann"), resource: "groups" }]);
    await store.received.add("other", [hint("a", "ann")]);
    const lease = await hold(store);
    expect(await store.erase(lease, { source: "ann" }, "dpo")).toMatchObject({ events: 2 });
    expect((await store.received.list("sync", ever, 10)).map(({ key }) => key)).toEqual(["b", "g"]);
    expect(await store.received.list("other", ever, 10)).toHaveLength(1);
  });
});
