import type { Batch, Entry, Link } from "@rosterkit/core";
import type { Law } from "../law.ts";
import { holds } from "../law-errors.ts";
import { rejectionOf } from "../rejection-of.ts";
import { sameData } from "../same-data.ts";
import { contentsOf, entriesOf, intentOf, linkOf, linksOf, outcomeOf, runOf } from "./samples.ts";
import { type CreateStore, openStore } from "./store-under-test.ts";

const good: Required<Batch> = {
  links: [linkOf("p2"), linkOf("p1", { target: "moved" })],
  entries: [outcomeOf("p1"), intentOf("p2")],
  keep: { key: "new", other: { deep: [1, null, ""] } },
};

/** What no database column of JSON holds. */
const notJson: readonly (readonly [string, unknown])[] = [
  ["a function", () => 1],
  ["a Date", new Date(0)],
  ["a number that is none", Number.NaN],
  ["a Map", new Map([[1, 2]])],
];

const badBatches = (value: unknown): readonly (readonly [string, Batch])[] => [
  ["a link", { ...good, links: [...good.links, { ...linkOf("p3"), evidence: [value as string] }] }],
  ["an entry", { ...good, entries: [...good.entries, { ...runOf("run-2"), counts: { applied: value as number } }] }],
  ["a kept value", { ...good, keep: { ...good.keep, bad: { deep: [value] } } }],
];

/** Laws on what one commit makes durable. */
export const commitLaws: readonly Law<CreateStore>[] = [
  {
    name: "what was committed is read back: links, entries and kept values, every field",
    protects: "evidence, fingerprints or pre-images lost, and undo with them",
    remedy: "Store records whole, as JSON text, beside the columns that you search by.",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const text = "Zoë 李 مريم 😀 'quoted' \"twice\" \\ \n \u0001 e\u0301";
      const link = linkOf(text, { evidence: [text, ""], contested: { [text]: 2 } });
      const taken = linkOf("another", { verdict: "undone" });
      const entries: readonly Entry[] = [
        { ...runOf(text), confirmed: "revert", reverts: "run-0" },
        {
          ...intentOf(text),
          before: { [text]: null, empty: "", list: [text] },
          stateBefore: "staged",
          links: [link],
        },
        { ...outcomeOf(text), reached: "active", reachedSince: "2026-01-01T00:00:00.000Z" },
      ];
      await store.commit(await hold(), {
        links: [link, taken],
        entries,
        keep: { [text]: { [text]: [text, null, 0] } },
      });
      holds(sameData(await linksOf(store), [link, taken].toSorted(bySource)), "a link came back changed");
      holds(sameData(await entriesOf(store), entries), "an entry came back changed");
      holds(sameData(await store.kept("sync", text), { [text]: [text, null, 0] }), "the kept value came back changed");
    },
  },
  {
    name: "a batch with one bad part changes nothing",
    protects: "an intent without its link, or a link without its outcome",
    remedy:
      "Check the whole batch first, refusing with a TypeError what JSON cannot hold, then write it in one transaction.",
    check: async (createStore) => {
      for (const [what, value] of notJson) {
        for (const [part, batch] of badBatches(value)) {
          const { store, hold } = await openStore(createStore);
          const lease = await hold();
          await store.commit(lease, { links: [linkOf("p1")], entries: [intentOf("p1")], keep: { key: "old" } });
          const keys = ["key", "other", "bad"];
          const before = await contentsOf(store, "sync", keys);
          const error = await rejectionOf(store.commit(lease, batch));
          holds(error !== undefined, `${part} with ${what} was taken, which JSON cannot hold`);
          holds(error instanceof TypeError, `${part} with ${what} was refused with something else than a TypeError`);
          holds(
            sameData(await contentsOf(store, "sync", keys), before),
            `a batch refused for ${part} was written in part`,
          );
          await store.commit(lease, good);
        }
      }
    },
  },
  {
    name: "an empty batch is a commit like any other",
    protects: "a run that fails where there is nothing to say",
    remedy: "Take absent and empty parts as nothing to write.",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const lease = await hold();
      await store.commit(lease, {});
      await store.commit(lease, { links: [], entries: [], keep: {} });
      holds(
        sameData(await contentsOf(store, "sync", []), { people: [], groups: [], entries: [], open: [], kept: [] }),
        "it left something behind",
      );
    },
  },
  {
    name: "commits at once under one lease are all there, each in one piece",
    protects: "a journal whose order says nothing",
    remedy: "One transaction a commit, and a number that grows for the order of entries.",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const lease = await hold();
      const numbers = Array.from({ length: 50 }, (_, index) => index);
      await Promise.all(
        numbers.map((number) =>
          store.commit(lease, {
            links: [linkOf(`p${number}`), linkOf("shared", { target: `t${number}` })],
            entries: [intentOf(`p${number}`), outcomeOf(`p${number}`)],
            keep: { [`key-${number}`]: number },
          }),
        ),
      );
      const entries = await entriesOf(store);
      holds(entries.length === 100, `${entries.length} of 100 entries are there`);
      const torn = entries.findIndex(
        (entry, place) => place % 2 === 1 && subjectOf(entry) !== subjectOf(entries[place - 1]),
      );
      holds(torn === -1, `entries of two commits are mixed at place ${torn}`);
      holds((await linksOf(store)).length === 51, "links of some commits are missing, or one is there twice");
      const kept = await Promise.all(numbers.map((number) => store.kept("sync", `key-${number}`)));
      holds(sameData(kept, numbers), "kept values of some commits are missing");
    },
  },
  {
    name: "the name of a sync may be any text, and two that differ are two",
    protects: "who owns what at a tenant, which the engine keeps under names of its own",
    remedy:
      "Compare names letter by letter, and hand them in as values: no folding of case, no pattern, no text put into a query.",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const names = ["owners at okta 00o1", "owners at okta 00O1", "owners at okta", 'o\'hara "x" %_ 李 😀 / ..', " "];
      for (const name of names) await store.commit(await hold(name), { links: [linkOf(name)], keep: { key: name } });
      for (const name of names) {
        holds((await store.kept(name, "key")) === name, `what ${JSON.stringify(name)} keeps is not its own`);
        const sources = (await linksOf(store, name)).map(({ source }) => source);
        holds(sameData(sources, [name]), `${JSON.stringify(name)} has the links of ${sources.join(" and ")}`);
      }
    },
  },
  {
    name: "two syncs do not see each other",
    protects: "people of one company linked in another",
    remedy: "Make the sync's id part of every key and of every query.",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const keys = ["key"];
      const one = await hold("one");
      await store.commit(one, { links: [linkOf("p1")], entries: [intentOf("p1")], keep: { key: 1 } });
      const before = await contentsOf(store, "one", keys);
      const nothing = { people: [], groups: [], entries: [], open: [], kept: [undefined] };
      holds(sameData(await contentsOf(store, "two", keys), nothing), "a sync sees what another one committed");
      const two = await hold("two");
      const links = [linkOf("p1", { target: "another" })];
      await store.commit(two, { links, entries: [outcomeOf("p1")], keep: { key: null } });
      holds(sameData(await contentsOf(store, "one", keys), before), "a sync changed what another one has");
    },
  },
];

const subjectOf = (entry: Entry | undefined) => (entry && entry.type !== "run" ? entry.subject : undefined);

const bySource = (one: Link, other: Link) => (one.source < other.source ? -1 : 1);
