import type { Law } from "../law.ts";
import { holds } from "../law-errors.ts";
import { sameData } from "../same-data.ts";
import { entriesOf, gather, intentOf, linkOf, linksOf, runOf } from "./samples.ts";
import { type CreateStore, openStore } from "./store-under-test.ts";

/** Laws on links, kept values, and who may change what was committed. */
export const contentLaws: readonly Law<CreateStore>[] = [
  {
    name: "a link is replaced whole, by its resource and source id",
    protects: "a link that mixes two decisions",
    remedy: "Replace the row; do not merge JSON.",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const lease = await hold();
      const { fingerprints, state, reason, apart, ...bare } = linkOf("p1", {
        target: "new",
        verdict: "different",
        evidence: [],
      });
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
    protects: "a person linked to the account of an hour ago",
    remedy: "Write links in the order given, each replacing the one before.",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      await store.commit(await hold(), { links: [linkOf("p1", { target: "old" }), linkOf("p1", { target: "new" })] });
      const targets = (await linksOf(store)).map(({ target }) => target);
      holds(sameData(targets, ["new"]), `the record is linked to ${targets.join(" and ")}`);
    },
  },
  {
    name: "10,000 links are streamed in batches, each once",
    protects: "a million links held in memory at once",
    remedy: "Read by pages of at most 2,000, from the last key on.",
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
    protects: "a run that loses links because it commits while it reads",
    remedy:
      "Read page by page from the last key or number on, up to the last one there was at first; hold no transaction between pages.",
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
      const subjects = links.map(({ source }) => source);
      await store.commit(lease, { entries: subjects.map((subject) => intentOf(subject)) });
      for await (const _ of store.entries("sync", { since: "" })) break;
      const read: unknown[] = [];
      let added = 0;
      for await (const batch of store.entries("sync", { since: "" })) {
        for (const entry of batch) if (entry.type === "intent") read.push(entry.subject);
        added += 1;
        holds(
          added <= read.length + 1,
          "a stream goes on for as long as others add; end at what was there when it began",
        );
        await store.commit(lease, { entries: [runOf(`run beside ${added}`)] });
      }
      holds(sameData(read, subjects), "entries are missing or in disorder while others were added");
    },
  },
  {
    name: "a kept value is replaced by the next, removed by null, and not there before",
    protects: "a decision that comes back after it was taken away",
    remedy: "Upsert by sync and key, delete on `null`, and do not ask whether a value is truthy.",
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
    protects: "memory and store that drift apart without a commit",
    remedy: "Copy what comes in and what goes out; a store in memory too.",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const evidence = ["one"];
      const value = { list: ["one"] };
      const before = { list: ["one"] };
      const links = [linkOf("p1", { evidence })];
      await store.commit(await hold(), { links, entries: [{ ...intentOf("p1"), before }], keep: { key: value } });
      for (const list of [evidence, value.list, before.list]) list.push("two");
      links.push(linkOf("p2"));
      const untouched = async () =>
        sameData(await linksOf(store), [linkOf("p1", { evidence: ["one"] })]) &&
        sameData(await entriesOf(store), [{ ...intentOf("p1"), before: { list: ["one"] } }]) &&
        sameData(await store.kept("sync", "key"), { list: ["one"] });
      holds(await untouched(), "the store holds what its caller changed afterwards");
      scribble((await linksOf(store))[0]?.evidence);
      scribble(Object(await store.kept("sync", "key")).list);
      scribble(Object(Object((await entriesOf(store))[0]).before).list);
      for await (const batch of store.entries("sync", { since: "" })) scribble(batch);
      for await (const batch of store.links("sync", "people")) scribble(batch);
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
