import type { List } from "@rosterkit/core/adapter";
import type { Law } from "../law.ts";
import { given, holds } from "../law-errors.ts";
import { sameData } from "../same-data.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { type OpenedVendor, onVendor } from "./on-vendor.ts";
import { readingOf, readPlainly } from "./read-everybody.ts";

/** Laws on lists and their pages. */
export const pagingLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "everybody is read once, whatever the size of a page",
    protects: "people lost or doubled where a page ends",
    remedy: "Look at how the next page is found: off by one, or ending at a page that is exactly full.",
    needs: ["people.read"],
    check: async (tested) => {
      let size = 0;
      await onVendor(tested, {}, async ({ vendor }) => {
        size = vendor.ids().length;
      });
      for (const pageSize of [1, 2, 3, size - 1, size, size + 1, 100]) {
        await onVendor(tested, { pageSize }, async (opened) => {
          await readPlainly(opened);
          const asked = opened.requests("read").length;
          const least = tested.oneAnswer ? 1 : Math.ceil(opened.vendor.ids().length / pageSize);
          given(asked >= least, `${asked} requests for pages of ${pageSize}: "start" does not heed pageSize`);
        });
      }
    },
  },
  {
    name: "ids are stable, and so is what is read under them",
    protects: "changes planned every night that nobody made",
    remedy: "Take the id and the values from the record alone; nothing that is made up anew for each read.",
    needs: ["people.read"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const first = await readPlainly(opened);
        const second = await readPlainly(opened);
        const ids = [...first.rows.keys()].toSorted();
        holds(sameData(ids, [...second.rows.keys()].toSorted()), "a second read shows other ids");
        holds(first.extent.digest === second.extent.digest, "a second read shows other values, and nobody changed any");
      }),
  },
  {
    name: "the cursor moves with every page, and the last page has none",
    protects: "a read that never ends",
    remedy: "Give `next` only while the vendor says that there is more, and never the cursor that was asked for.",
    needs: ["people.read"],
    check: (tested) =>
      onVendor(tested, {}, (opened) =>
        eachList(opened, async (name, list) => {
          const walked = new Set<string>();
          for (const cursor of await cursorsOf(opened, name, list)) {
            holds(typeof cursor === "string" && cursor !== "", `${name}: a cursor is no text, or an empty one`);
            holds(!walked.has(cursor), `${name}: a cursor came twice`);
            walked.add(cursor);
          }
        }),
      ),
  },
  {
    name: "a page asked for again is the same page",
    protects: "a repeat after a failure that skips or doubles people",
    remedy: "Let the cursor alone decide which page comes; keep nothing between two calls of `page`.",
    needs: ["people.read"],
    check: (tested) =>
      onVendor(tested, {}, (opened) =>
        eachList(opened, async (name, list) => {
          const reading = readingOf(opened);
          for (const cursor of [undefined, ...(await cursorsOf(opened, name, list))]) {
            const first = await list.page(cursor, reading);
            const again = await list.page(cursor, reading);
            holds(sameData(again.items, first.items), `${name}: a cursor gave other items when it was used again`);
            holds(again.next === first.next, `${name}: a cursor led elsewhere when it was used again`);
          }
        }),
      ),
  },
];

const eachList = async (
  { people: { read } }: OpenedVendor,
  look: (name: string, list: List<unknown>) => Promise<void>,
): Promise<void> => {
  for (const [name, list] of Object.entries(read?.lists ?? {})) await look(name, list);
};

const mostPages = 100;

/** The cursors of a list in the order in which they come. */
const cursorsOf = async (opened: OpenedVendor, name: string, list: List<unknown>): Promise<readonly string[]> => {
  const cursors: string[] = [];
  for (let cursor: string | undefined; cursors.length < mostPages; cursors.push(cursor)) {
    cursor = (await list.page(cursor, readingOf(opened))).next;
    if (cursor === undefined || new Set(cursors).size < cursors.length) return cursors;
  }
  holds(false, `${name}: it goes on after ${mostPages} pages`);
};
