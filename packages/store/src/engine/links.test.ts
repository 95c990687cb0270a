import type { Link } from "@rosterkit/core";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { onBoth, type Place } from "../__fixtures__/on-both.ts";
import { hold, linkOf } from "../__fixtures__/samples.ts";

const hashesOf = async (store: Awaited<ReturnType<Place["open"]>>, resource: Link["resource"] = "people") => {
  const hashes: (readonly [string, string])[] = [];
  for await (const batch of store.linkHashes("sync", resource)) hashes.push(...batch);
  return new Map(hashes);
};

onBoth("links", (fresh, server) => {
  it("keep every earlier decision with its evidence, and no other change", async () => {
    let nowMs = Date.parse("2026-01-01T00:00:00.000Z");
    const store = await fresh().open({ now: () => nowMs });
    const lease = await hold(store);
    const first = linkOf("ann", { evidence: ["same address"] });
    const second = linkOf("ann", { target: "other", by: "ida", evidence: ["she said so"] });
    const commit = async (link: Link) => {
      nowMs += 1000;
      await store.commit(lease, { links: [link] });
    };
    await commit(first);
    await commit({ ...first, fingerprints: "abc" });
    await commit({ ...first, state: { state: "active", because: "started", at: "2026-01-02T00:00:00.000Z" } });
    expect(await store.linkHistory("sync", "people", "ann")).toEqual([]);
    await commit(second);
    await commit({ ...second, verdict: "different" });
    expect(await store.linkHistory("sync", "people", "ann")).toMatchObject([
      { link: { target: first.target, evidence: ["same address"] }, replacedAt: "2026-01-01T00:00:04.000Z" },
      { link: second, replacedAt: "2026-01-01T00:00:05.000Z" },
    ]);
    expect(await store.linkHistory("sync", "groups", "ann")).toEqual([]);
  });

  it("cost no write when nothing changed", async () => {
    const place = fresh();
    const store = await place.open();
    const lease = await hold(store);
    const links = Array.from({ length: 1500 }, (_, index) => linkOf(`p${index}`));
    await store.commit(lease, { links });
    const { queries, dialect } = await place.look();
    const table = dialect.table("links");
    // A row that is written in PostgreSQL is a new one, in another place; a trigger tells in SQLite.
    if (!server())
      await sql`create trigger tell before insert on links begin select raise(abort, 'written'); end`.execute(queries);
    const places = () => sql`select ctid::text as place from ${table} order by 1`.execute(queries);
    const before = server() && (await places()).rows;
    await store.commit(lease, { links });
    if (server()) expect((await places()).rows).toEqual(before);
    const changed = store.commit(lease, { links: [linkOf("p7", { fingerprints: "new" })] });
    if (!server()) await expect(changed).rejects.toThrow();
    else expect([await changed, (await places()).rows]).not.toEqual([undefined, before]);
  });

  it("tell by their hashes what differs, whatever their ids are", async () => {
    const place = fresh();
    const store = await place.open({ batchSize: 2 });
    const lease = await hold(store);
    const ids = [..."abcdefghijklmnopqrstuvwxyz", "x\u0000y", "\u0001", "\u0002", "Zoë", "\ud800"];
    expect(await hashesOf(store)).toEqual(new Map());
    await store.commit(lease, { links: ids.map((id) => linkOf(id)) });
    const before = await hashesOf(store);
    expect([...before.keys()].toSorted()).toEqual(ids.toSorted());
    await store.commit(lease, { links: [linkOf("c", { fingerprints: "new" })] });
    const after = await hashesOf(store);
    expect([...after].filter(([id, hash]) => before.get(id) !== hash).map(([id]) => id)).toEqual(["c"]);
    expect(await hashesOf(store, "groups")).toEqual(new Map());
  });

  it("come in several pages where one would be too large", async () => {
    const store = await fresh().open();
    const lease = await hold(store);
    const evidence = ["x".repeat(200 * 1024)];
    for (let from = 0; from < 110; from += 10)
      await store.commit(lease, {
        links: Array.from({ length: 10 }, (_, index) => linkOf(`p${from + index}`, { evidence })),
      });
    const sizes: number[] = [];
    for await (const batch of store.links("sync", "people")) sizes.push(batch.length);
    expect(sizes).toEqual([50, 40, 20]);
  });
});
