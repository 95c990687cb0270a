import { expect, it } from "vitest";
import { onBoth } from "../__fixtures__/on-both.ts";
import { entriesOf, hold, intentOf, linkOf, outcomeOf } from "../__fixtures__/samples.ts";
import type { Database } from "../database/database.ts";
import type { DurableStore } from "../durable-store.ts";

const written = async (store: DurableStore) => {
  const lease = await hold(store);
  for (const subject of ["ann", "bob", "cid"])
    await store.commit(lease, { links: [linkOf(subject)], entries: [intentOf(subject), outcomeOf(subject)] });
  return lease;
};

const inJournal = ({ queries }: Database, number: number) =>
  queries.updateTable("journal").where("sync", "=", "sync").where("number", "=", number);

onBoth("rule 13: the chain of the log", (fresh) => {
  it("is intact where nothing happened, and where things did", async () => {
    const store = await fresh().open();
    expect(await store.verifyLog("sync")).toMatchObject({ intact: true, entries: 0, head: { number: 0 } });
    await written(store);
    expect(await store.verifyLog("sync")).toMatchObject({ intact: true, entries: 6, erased: 0, problems: [] });
  });

  it("tells what was altered, mislabelled, emptied and taken out", async () => {
    const place = fresh();
    const store = await place.open();
    await written(store);
    const database = await place.look();
    const { content } = await database.queries
      .selectFrom("journal")
      .select("content")
      .where("number", "=", 1)
      .executeTakeFirstOrThrow();
    await inJournal(database, 1)
      .set({ content: content.replace("New title", "No title") })
      .execute();
    await inJournal(database, 2).set({ subject: "cid" }).execute();
    await inJournal(database, 3).set({ salt: null }).execute();
    await database.queries.deleteFrom("journal").where("number", "=", 5).execute();
    const { intact, problems } = await store.verifyLog("sync");
    expect(intact).toBe(false);
    expect(problems).toEqual([
      { number: 1, problem: "altered" },
      { number: 2, problem: "mislabelled" },
      { number: 5, problem: "missing" },
      { number: 6, problem: "out of chain" },
      { number: 3, problem: "emptied" },
    ]);
  });

  it("tells an end that was taken off, and with a head kept elsewhere also one that was made to fit", async () => {
    const place = fresh();
    const store = await place.open();
    await written(store);
    const { head } = await store.verifyLog("sync");
    const { queries } = await place.look();
    await queries.deleteFrom("journal").where("number", ">", 4).execute();
    expect((await store.verifyLog("sync")).problems).toEqual([{ number: 5, problem: "missing" }]);
    const { chain } = await queries
      .selectFrom("journal")
      .select("chain")
      .where("number", "=", 4)
      .executeTakeFirstOrThrow();
    await queries.updateTable("heads").set({ last_entry: 4, chain }).execute();
    expect(await store.verifyLog("sync")).toMatchObject({ intact: true, entries: 4 });
    expect((await store.verifyLog("sync", head)).problems).toEqual([{ number: 6, problem: "missing" }]);
  });

  it("stays valid when a person is erased, and tells that from tampering", async () => {
    const place = fresh();
    const store = await place.open();
    const lease = await written(store);
    const { head } = await store.verifyLog("sync");
    await store.erase(lease, { source: "bob" }, "dpo@example.com");
    expect(await store.verifyLog("sync", head)).toMatchObject({ intact: true, entries: 7, erased: 2 });
    expect(await entriesOf(store)).toHaveLength(6);
    const { queries } = await place.look();
    await queries.deleteFrom("journal").where("type", "=", "note").execute();
    await queries.updateTable("heads").set({ last_entry: head.number, chain: head.chain }).execute();
    expect((await store.verifyLog("sync")).problems).toEqual([
      { number: 3, problem: "emptied" },
      { number: 4, problem: "emptied" },
    ]);
  });

  it("goes on after a part was cut off, and tells a cut that nobody noted", async () => {
    const place = fresh();
    let nowMs = Date.parse("2026-01-02T00:00:00.000Z");
    const store = await place.open({ now: () => nowMs });
    const lease = await written(store);
    await store.setPrivacy({ logDays: 10 });
    nowMs = Date.parse("2026-01-20T00:00:00.000Z");
    await store.commit(lease, { entries: [intentOf("dee", "run-2", "2026-01-19T00:00:00.000Z")] });
    expect(await store.expire()).toMatchObject({ cut: 6 });
    expect(await store.verifyLog("sync")).toMatchObject({ intact: true, entries: 2, cutUpTo: 6 });
    const { queries } = await place.look();
    await queries.deleteFrom("journal").where("number", "=", 7).execute();
    const { chain } = await queries
      .selectFrom("journal")
      .select("chain")
      .where("number", "=", 8)
      .executeTakeFirstOrThrow();
    await queries.updateTable("heads").set({ cut_entry: 7, cut_chain: chain }).execute();
    expect((await store.verifyLog("sync")).intact).toBe(false);
  });
});
