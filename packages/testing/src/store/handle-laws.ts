import { LeaseLostError } from "@rosterkit/core";
import type { Law } from "../law.ts";
import { doesNotApply, holds } from "../law-errors.ts";
import { rejectionOf } from "../rejection-of.ts";
import { sameData } from "../same-data.ts";
import { contentsOf, intentOf, linkOf, linksOf } from "./samples.ts";
import { type CreateStore, type OpenedStore, openStore } from "./store-under-test.ts";

const minuteMs = 60_000;

/** Laws between several handles on the same data, as several processes have them. */
export const handleLaws: readonly Law<CreateStore>[] = [
  {
    name: "what was committed is there for another handle at once, and for one that is opened later",
    protects: "a restart that forgets who is linked to whom, and makes everybody a second time",
    remedy: "Resolve `commit` after the database has, and keep nothing in the handle that others do not see.",
    check: async (createStore) => {
      const { store, hold, ...opened } = await openStore(createStore);
      const before = await another(opened);
      await contentsOf(before, "sync", ["key"]);
      await store.commit(await hold(), { links: [linkOf("p1")], entries: [intentOf("p1")], keep: { key: 1 } });
      const committed = await contentsOf(store, "sync", ["key"]);
      for (const [which, handle] of Object.entries({ "opened before": before, "opened later": await another(opened) }))
        holds(sameData(await contentsOf(handle, "sync", ["key"]), committed), `a handle ${which} sees something else`);
    },
  },
  {
    name: "of many who ask at once through handles of their own one gets the lease",
    protects: "two processes that write at once",
    remedy: "Take the lease in one statement, or in a transaction that locks before it reads.",
    check: async (createStore) => {
      const { store, ...opened } = await openStore(createStore);
      const handles = [store, ...(await Promise.all([1, 2, 3].map(() => another(opened))))];
      const asked = handles.map((handle, index) => handle.lease("sync", `owner-${index}`, minuteMs));
      const given = (await Promise.all(asked)).filter((lease) => lease !== undefined);
      holds(given.length === 1, `${given.length} of ${handles.length} got the lease`);
    },
  },
  {
    name: "a commit is refused when the lease was taken over through another handle",
    protects: "a process that was taken for dead and writes all the same",
    remedy: "Read the epoch from the database in the transaction that writes, not from memory.",
    check: async (createStore) => {
      const { store, hold, pass, ...opened } = await openStore(createStore);
      const first = await hold("sync", "first");
      await store.commit(first, { links: [linkOf("p1")] });
      pass(minuteMs + 1);
      const other = await another(opened);
      const second = await other.lease("sync", "second", minuteMs);
      holds(second, "a lease that lapsed was not given to the next owner through another handle");
      const late = await rejectionOf(store.commit(first, { links: [linkOf("p2")] }));
      holds(LeaseLostError.isInstance(late), "the commit under the older epoch was not refused with a LeaseLostError");
      holds((await linksOf(other)).length === 1, "what was refused was written");
      await other.commit(second, { links: [linkOf("p3")] });
    },
  },
];

const another = (opened: Pick<OpenedStore, "another">) =>
  opened.another?.() ?? doesNotApply("the store is declared without `another`: its data lives in one handle");
