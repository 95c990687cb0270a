import type { Entry } from "@rosterkit/core";
import type { Law } from "../law.ts";
import { holds } from "../law-errors.ts";
import { sameData } from "../same-data.ts";
import { entriesOf, gather, intentOf, linkOf, linksOf } from "./samples.ts";
import { type CreateStore, openStore } from "./store-under-test.ts";

/** Texts that are one to a database whose collation is not exact, and several to a vendor. */
const nearlyAlike = [
  "Zoe",
  "zoe",
  "Zoë",
  "Zoe\u0308",
  "zoe ",
  " zoe",
  "ZOE",
  "zo\u0435",
  "01",
  "1",
  "1.0",
  "null",
  "%",
  "_",
];

const longText = "a\u0301😀 '\"\\;--\u0000\u2028".repeat(50_000);

const oddValues: { readonly [name: string]: unknown } = {
  "a text of half a million letters": longText,
  "a list of ten thousand": Array.from({ length: 10_000 }, (_, index) => index),
  "numbers at their edges": [0, -1, 0.1, 1e21, 2 ** 53 - 1, 5e-324],
  "names that objects have": { constructor: 1, toString: 2, hasOwnProperty: 3, length: 4, "": 5, " ": 6, "a.b": 7 },
  "a name that reaches for the prototype": JSON.parse('{"__proto__":{"constructor":{"prototype":1}}}'),
  "texts that look like something else": ["null", "true", "1e5", "2026-01-01", "[]", "{}", "", " "],
  "a record in records, a hundred deep": Array.from({ length: 100 }).reduce((inner) => ({ inner }), null),
};

/** Laws on keys and values as vendors and people make them. */
export const oddValueLaws: readonly Law<CreateStore>[] = [
  {
    name: "ids that are nearly alike are different ids",
    protects: "one person's link, lease or log given to somebody whose id differs by a letter's case or an accent",
    remedy: "Compare keys byte by byte: a binary collation, and no trimming, folding or normalising.",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const lease = await hold();
      const links = nearlyAlike.map((source) => linkOf(source));
      const entries = nearlyAlike.map((subject) => intentOf(subject, `run of ${subject}`));
      const keep = Object.fromEntries(nearlyAlike.map((key, index) => [key, index]));
      await store.commit(lease, { links, entries, keep });
      const sources = (await linksOf(store)).map(({ source }) => source);
      holds(
        sameData(sources.toSorted(), nearlyAlike.toSorted()),
        `${sources.length} of ${nearlyAlike.length} links are there`,
      );
      for (const [index, id] of nearlyAlike.entries()) {
        const what = JSON.stringify(id);
        const mine = [entries[index]];
        holds((await store.kept("sync", id)) === index, `the value kept as ${what} is another one's`);
        holds(
          sameData(await gather(store.entries("sync", { subject: id })), mine),
          `the entries of ${what} are others`,
        );
        const run = `run of ${id}`;
        holds(sameData(await gather(store.entries("sync", { run })), mine), `the entries of the ${run} are others`);
        await hold(id);
      }
    },
  },
  {
    name: "large and odd values come back as they went in",
    protects: "a pre-image that undo cannot use, or a commit that fails for one person's name",
    remedy: "Store JSON as text, written and read by `JSON` itself: column types of JSON drop NUL, order and digits.",
    check: async (createStore) => {
      const { store, hold } = await openStore(createStore);
      const lease = await hold();
      for (const [what, value] of Object.entries(oddValues)) {
        const entry: Entry = { ...intentOf(what), before: { value } };
        const link = linkOf(what, { evidence: [JSON.stringify(value)] });
        await store.commit(lease, { links: [link], entries: [entry], keep: { [what]: value } });
        holds(sameData(await store.kept("sync", what), value), `${what}: the kept value came back changed`);
        holds(sameData((await entriesOf(store)).at(-1), entry), `${what}: the entry came back changed`);
        const found = (await linksOf(store)).find(({ source }) => source === what);
        holds(sameData(found, link), `${what}: the link came back changed`);
      }
    },
  },
];
