import type { ReadOptions, ReadProgress } from "@rosterkit/core";
import type { Law } from "../law.ts";
import { doesNotApply, given, holds } from "../law-errors.ts";
import type { AdapterUnderTest, PlannedFault } from "./adapter-under-test.ts";
import { type OpenedVendor, onVendor } from "./on-vendor.ts";
import { readEverybody, readPlainly } from "./read-everybody.ts";
import { staysHonest } from "./stays-honest.ts";

const always = 1_000;

/** Laws on completeness: a read that misses somebody never says that it is complete. */
export const witnessLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "an empty page in place of people is never taken for a complete read",
    protects: "a company put out because of one empty answer",
    remedy: "Give each page's `total` where the vendor tells it, or write a `witness` that would notice.",
    needs: ["people.read"],
    check: async (tested) => {
      const emptied: readonly PlannedFault[] = [
        { kind: "empty page", nth: 1 },
        { kind: "empty page", nth: 2 },
        { kind: "empty page", nth: 2, times: always },
        { kind: "empty page", times: always },
      ];
      for (const fault of emptied)
        await staysHonest(tested, "an empty page came", () => ({ before: ({ plan }) => void plan(fault, "read") }));
    },
  },
  {
    name: "a page that stays unavailable leaves the read incomplete, with everybody who was read before",
    protects: "a 503 on page 7 that stops leavers, or puts everybody on page 8 out",
    remedy: "Let the error of a page pass; answer no page in its place.",
    needs: ["people.read"],
    check: (tested) => breaksOff(tested, { kind: "unavailable", nth: laterPage(tested), times: always }),
  },
  {
    name: "a page that is cut short is asked for again, and leaves the read incomplete when it stays so",
    protects: "half a page taken for a whole one",
    remedy: "Let the error of a page pass, and read the whole body before any of it.",
    needs: ["people.read"],
    check: async (tested) => {
      await onVendor(tested, {}, async (opened) => {
        opened.plan({ kind: "truncated body", nth: laterPage(tested) }, "read");
        await readPlainly(opened, { limits: { repeats: 2 } });
      });
      await breaksOff(tested, { kind: "truncated body", nth: laterPage(tested), times: always });
    },
  },
  {
    name: "a credential that may read less gives no complete read",
    protects: "everybody put out whom a narrowed permission hides",
    remedy:
      "Write a `witness` that asks the vendor what the credential may see, or looks for its owner among the people.",
    needs: ["people.read"],
    check: (tested) => eachNarrowing(tested, (narrow, name) => staysHonest(tested, name, () => ({ before: narrow }))),
  },
  {
    name: "a permission lost between two pages gives no complete read",
    protects: "everybody on the later pages put out",
    remedy: "Ask the `witness` after the last page, not before the first, and let a 403 pass.",
    needs: ["people.read"],
    check: async (tested) => {
      await eachNarrowing(tested, (narrow, name) =>
        staysHonest(tested, `after the first page: ${name}`, () => ({
          before: (opened) => ({ onPage: onFirstPageOfPeople(opened, () => narrow(opened)) }),
        })),
      );
      const refused: PlannedFault = { kind: "forbidden", nth: laterPage(tested), times: always };
      await staysHonest(tested, "the second page was refused", () => ({
        before: ({ plan }) => void plan(refused, "read"),
      }));
    },
  },
  {
    name: "rows that move between two pages leave nobody out of a complete read",
    protects: "somebody put out because another record was deleted while the list was read",
    remedy: "Page by a cursor that stands on a record, or give each page's `total`; the linked ids prove the rest.",
    needs: ["people.read"],
    check: async (tested) => {
      const afterFirstPage = (act: (opened: OpenedVendor) => void) => (opened: OpenedVendor) => ({
        onPage: onFirstPageOfPeople(opened, () => act(opened)),
      });
      const remove = ({ vendor }: OpenedVendor) => {
        const id = vendor.remove();
        given(!vendor.ids().includes(id), `"remove" gave the id of somebody who is still there`);
      };
      const swap = (opened: OpenedVendor) => {
        remove(opened);
        opened.vendor.enter("Newcomer", "2024-02-29");
      };
      for (const pageSize of [1, 2, 3]) {
        const moved = "somebody was removed after the first page";
        await staysHonest(tested, moved, () => ({ pageSize, before: afterFirstPage(remove) }));
        const swapped = "after the first page somebody was removed and somebody entered";
        await onVendor(tested, { pageSize }, (opened) => keepsTheLinked(opened, swapped, afterFirstPage(swap)(opened)));
      }
    },
  },
  {
    name: "a page that comes a second time in place of the next is no complete read",
    protects: "a vendor's stuck cursor taken for the end of the company, or a read that never ends",
    remedy: "Give the vendor's cursor on as it is; a page whose `next` is the page itself is for the engine to refuse.",
    needs: ["people.read"],
    check: (tested) =>
      staysHonest(tested, "the first page came again in place of the others", (opened) => {
        let first: Response | undefined;
        return {
          alter: (answer, call) => {
            if (!opened().isFor("read", call) || answer.status !== 200) return answer;
            first ??= answer.clone();
            return first.clone();
          },
        };
      }),
  },
  {
    name: "somebody who is gone is missing from a complete read, and from no other",
    protects: "people who are gone and never put out",
    remedy: "Let `get` answer `undefined` for an id that the vendor does not know, and nothing made up.",
    needs: ["people.read"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const linkedIds = [...opened.vendor.ids(), opened.vendor.unknownId];
        const { rows } = await readEverybody(opened, { linkedIds });
        holds(!rows.has(opened.vendor.unknownId), "a record came for an id that belongs to nobody");
        holds(rows.size === opened.vendor.ids().length, "somebody else is missing");
      }),
  },
];

/** Those who were linked before the read and are still there are in it, or it is not complete. The newcomer may be missed: the next read has them. */
const keepsTheLinked = async (
  opened: OpenedVendor,
  what: string,
  options: Pick<ReadOptions, "onPage">,
): Promise<void> => {
  const linkedIds = [...opened.vendor.ids()];
  const { extent, rows } = await readEverybody(opened, { linkedIds, ...options });
  const there = new Set(opened.vendor.ids());
  const missing = linkedIds.filter((id) => there.has(id) && !rows.has(id));
  holds(
    !extent.complete || missing.length === 0,
    `${what}, and a read that misses ${missing.length} linked people says that it is complete`,
  );
};

/** The page at which a read breaks off half-way: the only one, where there is no second. */
const laterPage = ({ oneAnswer }: AdapterUnderTest): number => (oneAnswer ? 1 : 2);

/** A later page never comes: what was read is there, and nothing is concluded about the others. */
const breaksOff = (tested: AdapterUnderTest, fault: PlannedFault): Promise<void> =>
  onVendor(tested, {}, async (opened) => {
    opened.plan(fault, "read");
    const { extent, rows } = await readEverybody(opened);
    holds(!extent.complete, "a read with a page that never came says that it is complete");
    holds(extent.gaps.length > 0, "it does not say what is missing");
    holds(tested.oneAnswer || rows.size > 0, "those who were on the first page were not handed on");
  });

/** Each way of losing sight, on a vendor of its own. */
const eachNarrowing = async (
  tested: AdapterUnderTest,
  look: (narrow: (opened: OpenedVendor) => undefined, name: string) => Promise<void>,
): Promise<void> => {
  const names: string[] = [];
  await onVendor(tested, {}, async ({ vendor }) => void names.push(...Object.keys(vendor.narrowings)));
  if (names.length === 0) doesNotApply("`narrowings` is empty: no credential can see less than everybody");
  for (const name of names) await look(({ vendor }) => void vendor.narrowings[name]?.(), name);
};

const onFirstPageOfPeople = ({ people }: OpenedVendor, act: () => void): ((progress: ReadProgress) => void) => {
  let isDone = false;
  return ({ list }) => {
    if (isDone || !people.read?.main.includes(list)) return;
    isDone = true;
    act();
  };
};
