import { holds, type Law } from "../law.ts";
import { sameData } from "../same-data.ts";
import { gather, linkOf, linksOf } from "./samples.ts";
import { type CreateStore, openStore } from "./store-under-test.ts";

/** Laws on links, kept values, and who may change what was committed. */
export const contentLaws: readonly Law<CreateStore>[] = [
  {
    name: "a link is replaced whole, by its resource and source id",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const lease = await hold();
      const { fingerprints, state, ...bare } = linkOf("p1", { target: "new", verdict: "different", evidence: [] });
      const group = linkOf("p1", { resource: "groups", target: "a group" });
      await store.commit(lease, { links: [linkOf("p1"), linkOf("p2"), group] });
      await store.commit(lease, { links: [bare] });
      const people = await linksOf(store);
      holds(people.length === 2, `${people.length} links of people are there instead of 2`);
      const replaced = people.find(({ source }) => source === "p1");
      holds(sameData(replaced, bare), "the link that was replaced holds something of the old one");
      holds(
        sameData(
          people.find(({ source }) => source === "p2"),
          linkOf("p2"),
        ),
        "another person's link changed",
      );
      holds(sameData(await linksOf(store, "sync", "groups"), [group]), "the link of a group with the same id changed");
    },
  },
  {
    name: "of two links for one record in a batch the later one counts",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      await store.commit(await hold(), { links: [linkOf("p1", { target: "old" }), linkOf("p1", { target: "new" })] });
      const targets = (await linksOf(store)).map(({ target }) => target);
      holds(sameData(targets, ["new"]), `the record is linked to ${targets.join(" and ")}`);
    },
  },
  {
    name: "10,000 links are streamed in batches, each once",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const sources = Array.from({ length: 10_000 }, (_, index) => `p${String(index).padStart(5, "0")}`);
      const lease = await hold();
      for (let from = 0; from < sources.length; from += 1_000)
        await store.commit(lease, { links: sources.slice(from, from + 1_000).map((source) => linkOf(source)) });
      let largest = 0;
      const seen: string[] = [];
      for await (const batch of store.links("sync", "people")) {
        largest = Math.max(largest, batch.length);
        for (const { source } of batch) seen.push(source);
      }
      holds(seen.length === sources.length, `${seen.length} links came`);
      holds(sameData(seen.toSorted(), sources), "a link came twice, and another one not at all");
      holds(largest <= 2_000, `a batch held ${largest} links, so a million would not stream`);
    },
  },
  {
    name: "a stream that is left early, or written beside, harms nobody",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const lease = await hold();
      const links = Array.from({ length: 2_500 }, (_, index) => linkOf(`p${index}`));
      await store.commit(lease, { links });
      for await (const _ of store.links("sync", "people")) break;
      const seen = new Set<string>();
      for await (const batch of store.links("sync", "people")) {
        for (const { source } of batch) seen.add(source);
        await store.commit(lease, { keep: { seen: seen.size } });
      }
      const missing = links.filter(({ source }) => !seen.has(source)).length;
      holds(missing === 0, `${missing} links did not come while something else was written`);
      holds((await gather(store.links("sync", "people"))).length === links.length, "links are missing afterwards");
    },
  },
  {
    name: "a kept value is replaced by the next, removed by null, and not there before",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const lease = await hold();
      holds((await store.kept("sync", "key")) === undefined, "a value is there that nobody kept");
      await store.commit(lease, { keep: { key: { a: 1, b: 2 }, falsy: 0, empty: "", no: false } });
      await store.commit(lease, { keep: { key: { a: 3 } } });
      holds(sameData(await store.kept("sync", "key"), { a: 3 }), "a kept value holds something of the old one");
      const falsy = await Promise.all(["falsy", "empty", "no"].map((key) => store.kept("sync", key)));
      holds(sameData(falsy, [0, "", false]), "a zero, an empty text or a no was lost");
      await store.commit(lease, { keep: { key: null } });
      holds((await store.kept("sync", "key")) === undefined, "null did not remove the value");
    },
  },
  {
    name: "what a caller changes after a commit, or in what it was given, changes nothing in the store",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const evidence = ["one"];
      const value = { list: ["one"] };
      await store.commit(await hold(), { links: [linkOf("p1", { evidence })], keep: { key: value } });
      evidence.push("two");
      value.list.push("two");
      const untouched = async () =>
        sameData((await linksOf(store))[0]?.evidence, ["one"]) &&
        sameData(await store.kept("sync", "key"), { list: ["one"] });
      holds(await untouched(), "the store holds what its caller changed afterwards");
      scribble((await linksOf(store))[0]?.evidence);
      scribble(Object(await store.kept("sync", "key")).list);
      holds(await untouched(), "the store holds what was written into its answer");
    },
  },
];

/** Frozen answers refuse to be changed, and that is as good as a copy. */
const scribble = (list: unknown): void => {
  try {
    if (Array.isArray(list)) list.push("scribbled");
  } catch {}
};
