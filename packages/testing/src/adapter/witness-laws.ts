import type { ReadOptions, ReadProgress } from "@rosterkit/core";
import type { Law } from "../law.ts";
import { given, holds } from "../law-errors.ts";
import type { AdapterUnderTest, PlannedFault } from "./adapter-under-test.ts";
import { type OpenedVendor, onVendor } from "./on-vendor.ts";
import { readEverybody, readPlainly, readUnlessRefused } from "./read-everybody.ts";

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
      for (const fault of emptied) await staysHonest(tested, ({ plan }) => void plan(fault, "read"));
    },
  },
  {
    name: "a page that stays unavailable leaves the read incomplete, with everybody who was read before",
    protects: "a 503 on page 7 that stops leavers, or puts everybody on page 8 out",
    remedy: "Let the error of a page pass; answer no page in its place.",
    needs: ["people.read"],
    check: (tested) => breaksOff(tested, { kind: "unavailable", nth: 2, times: always }),
  },
  {
    name: "a page that is cut short is asked for again, and leaves the read incomplete when it stays so",
    protects: "half a page taken for a whole one",
    remedy: "Let the error of a page pass, and read the whole body before any of it.",
    needs: ["people.read"],
    check: async (tested) => {
      await onVendor(tested, {}, async (opened) => {
        opened.plan({ kind: "truncated body", nth: 2 }, "read");
        await readPlainly(opened, { limits: { repeats: 2 } });
      });
      await breaksOff(tested, { kind: "truncated body", nth: 2, times: always });
    },
  },
  {
    name: "a credential that may read less gives no complete read",
    protects: "everybody put out whom a narrowed permission hides",
    remedy:
      "Write a `witness` that asks the vendor what the credential may see, or looks for its owner among the people.",
    needs: ["people.read"],
    check: (tested) => eachNarrowing(tested, (narrow) => staysHonest(tested, narrow)),
  },
  {
    name: "a permission lost between two pages gives no complete read",
    protects: "everybody on the later pages put out",
    remedy: "Ask the `witness` after the last page, not before the first, and let a 403 pass.",
    needs: ["people.read"],
    check: async (tested) => {
      await eachNarrowing(tested, async (narrow) => {
        await staysHonest(tested, (opened) => ({ onPage: onFirstPageOfPeople(opened, () => narrow(opened)) }));
      });
      await staysHonest(tested, ({ plan }) => void plan({ kind: "forbidden", nth: 2, times: always }, "read"));
    },
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

/** Plans what goes wrong, or says what is to be done after a page. */
type Disturb = (opened: OpenedVendor) => Pick<ReadOptions, "onPage"> | undefined;

/** However a read is disturbed: when it says that it is complete, everybody is there. */
const staysHonest = async (tested: AdapterUnderTest, disturb: Disturb): Promise<void> => {
  for (const isLinked of tested.provenByLinksAlone === undefined ? [false, true] : [true]) {
    await onVendor(tested, {}, async (opened) => {
      const linkedIds = isLinked ? [...opened.vendor.ids()] : [];
      const read = await readUnlessRefused(opened, { linkedIds, ...disturb(opened) });
      if (!read?.extent.complete) return;
      const missing = opened.vendor.ids().filter((id) => !read.rows.has(id));
      holds(missing.length === 0, `a read that misses ${missing.length} people says that it is complete`);
    });
  }
};

/** A later page never comes: what was read is there, and nothing is concluded about the others. */
const breaksOff = (tested: AdapterUnderTest, fault: PlannedFault): Promise<void> =>
  onVendor(tested, {}, async (opened) => {
    opened.plan(fault, "read");
    const { extent, rows } = await readEverybody(opened);
    holds(!extent.complete, "a read whose second page never came says that it is complete");
    holds(extent.gaps.length > 0, "it does not say what is missing");
    holds(rows.size > 0, "those who were on the first page were not handed on");
  });

/** Each way of losing sight, on a vendor of its own. */
const eachNarrowing = async (
  tested: AdapterUnderTest,
  look: (narrow: (opened: OpenedVendor) => undefined) => Promise<void>,
): Promise<void> => {
  const names: string[] = [];
  await onVendor(tested, {}, async ({ vendor }) => void names.push(...Object.keys(vendor.narrowings)));
  given(names.length > 0, `"narrowings" names no way in which a credential can lose its sight`);
  for (const name of names) await look(({ vendor }) => void vendor.narrowings[name]?.());
};

const onFirstPageOfPeople = ({ people }: OpenedVendor, act: () => void): ((progress: ReadProgress) => void) => {
  let isDone = false;
  return ({ list }) => {
    if (isDone || !people.read?.main.includes(list)) return;
    isDone = true;
    act();
  };
};
