import { checkValue, type Shape } from "@rosterkit/core";
import type { Law } from "../law.ts";
import { given, holds, LawBrokenError } from "../law-errors.ts";
import { rejectionOf } from "../rejection-of.ts";
import { sameData } from "../same-data.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { alterJson, withUnknownFields } from "./alter-json.ts";
import { nameOfError } from "./name-of-error.ts";
import { type OpenedVendor, onVendor } from "./on-vendor.ts";
import { readEverybody, readPlainly, valuesOf } from "./read-everybody.ts";

/** Enough people for every stage of working life. */
const company = { people: 60, pageSize: 100 };

const oddNames = [
  "Zoë O’Brien-Ñandú",
  "李小龍",
  "\u{20BB7}野家",
  "مَريَم \u200Fبنت",
  "e\u0301 in two parts",
  "Z\u0351\u036B\u0343\u036A\u0302a\u0352\u0304l",
  "👩🏽‍🚀 Ω😀",
  "<b>&amp;\"'\\",
  "ǅ İ ß ﬁ",
  "null",
  "007",
  "=1+1",
  "  in  spaces  ",
  "Wolfeschlegelsteinhausen".repeat(40),
];

const oddDays = [
  "2024-02-29",
  "2023-02-30",
  "2024-13-01",
  "0000-00-00",
  "0001-01-01",
  "9999-12-31",
  "31/12/2024",
  "2024-02-29T23:59:59-11:00",
  "2024-02-29T00:30:00+02:00",
  "20240229",
  "1709164800",
  "soon",
  "",
];

/** Laws on what becomes of one record. */
export const recordLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "fields that no contract knows change nothing",
    protects: "a vendor's new field that breaks every sync overnight",
    remedy: "Read the fields that you know and ignore the rest; do not parse records strictly.",
    needs: ["people.read"],
    check: (tested) => {
      let isTomorrow = false;
      const alter = alterJson((body) => (isTomorrow ? withUnknownFields(body) : body));
      return onVendor(tested, { alter }, async (opened) => {
        const today = await valuesRead(opened);
        isTomorrow = true;
        const tomorrow = await valuesRead(opened);
        holds(sameData(tomorrow, today), "values changed when the vendor sent more fields than its contract has");
      });
    },
  },
  {
    name: "every value is of the kind that its attribute names",
    protects: "values that no target takes",
    remedy:
      "Turn the vendor's spelling into the kind's own in the attribute (a day is `YYYY-MM-DD`), or name another kind.",
    needs: ["people.read"],
    check: (tested) =>
      onVendor(tested, company, async (opened) => {
        const { rows } = await readPlainly(opened);
        const wrong = new Set([...rows.values()].flatMap((row) => misfits(opened, row)));
        holds(wrong.size === 0, `values are of another kind: ${[...wrong].join(", ")}`);
      }),
  },
  {
    name: "every Employee that the mapping makes has values of their kinds",
    protects: "people held at every run because of a value that the mapping got wrong",
    remedy: "Convert in the mapping's rule, or name another attribute there; the kinds are those of Employee.",
    needs: ["people.read", "toEmployee"],
    check: (tested) =>
      onVendor(tested, company, async (opened) => {
        const mapping = tested.adapter.toEmployee;
        if (!mapping) return;
        const kinds: Shape = mapping.target;
        for (const row of (await readPlainly(opened)).rows.values())
          for (const [name, value] of Object.entries(mapping.run(row))) {
            const problem = checkValue(kinds[name]?.kind ?? "text", value);
            holds(!problem, `${name} of an Employee is ${problem}`);
          }
      }),
  },
  {
    name: "a name in any script arrives letter by letter",
    protects: "people who find their own name spelt wrong",
    remedy: "Do not normalise, trim, lower or shorten texts in the adapter; targets and mappings decide that.",
    needs: ["people.read"],
    check: (tested) =>
      onVendor(tested, { pageSize: 100 }, async (opened) => {
        const entered = oddNames.map((name) => ({ name, id: opened.vendor.enter(name, "2024-02-29") }));
        const { rows } = await readPlainly(opened);
        for (const { name, id } of entered) {
          const row = rows.get(id);
          const texts = row === undefined ? [] : Object.values(valuesOf(opened, row));
          holds(texts.includes(name), `no attribute holds the name ${JSON.stringify(name)} as it was entered`);
        }
      }),
  },
  {
    name: "an odd date stays as it was entered or is none; it harms nobody and becomes no other day",
    protects: "a leaver put out on another day, or never",
    remedy: "Take days as texts; `new Date(…)` moves them by zone and invents them. What is no day is `null`.",
    needs: ["people.read"],
    check: async (tested) => {
      await onVendor(tested, {}, async (opened) => {
        const { attributes } = opened.people;
        const days = Object.keys(attributes).filter((name) => attributes[name]?.kind === "day");
        const id = opened.vendor.enter("Leap", "2024-02-29");
        const row = (await readEverybody(opened)).rows.get(id);
        const read = row === undefined ? [] : days.map((name) => attributes[name]?.read(row));
        given(
          days.length === 0 || read.includes("2024-02-29"),
          `"enter" was given 2024-02-29, and none of ${days.join(", ")} is read as that day`,
        );
      });
      for (const day of oddDays)
        await onVendor(tested, { people: 3, pageSize: 100 }, async (opened) => {
          const others = opened.vendor.ids();
          const id = opened.vendor.enter("Odd", day);
          const { rows, extent } = await readEverybody(opened);
          const missing = others.filter((other) => !rows.has(other)).length;
          holds(missing === 0, `the date ${JSON.stringify(day)} of one person keeps ${missing} others from being read`);
          const row = rows.get(id);
          holds(
            row !== undefined || !extent.complete,
            `a person with the date ${JSON.stringify(day)} is left out silently`,
          );
          if (row !== undefined) assertNoOtherDay(opened, row, day);
        });
    },
  },
  {
    name: "a record read by id is the record of the list",
    protects: "changes planned from the list and taken back by the look before the write",
    remedy: "Make both from the same row: `get` must join the same side lists as `read`.",
    needs: ["people.read", "people.get"],
    check: (tested) =>
      onVendor(tested, company, async (opened) => {
        const { rows } = await readPlainly(opened);
        for (const [id, row] of [...rows].slice(0, 20)) {
          const found = await opened.people.get?.(id);
          holds(found, "somebody who is listed cannot be read by id");
          holds(opened.people.id(found.row) === id, "reading by id gave another record");
          const differs = differences(valuesOf(opened, row), valuesOf(opened, found.row));
          holds(differs.length === 0, `by id and in the list these differ: ${differs.join(", ")}`);
          holds(
            opened.people.state?.(row) === opened.people.state?.(found.row),
            "by id and in the list the state differs",
          );
        }
      }),
  },
  {
    name: "an id that belongs to nobody gives nothing, and no error",
    protects: "a run stopped by somebody who is gone",
    remedy: "Wrap the call of `get` in `found`, and let the client encode ids in paths.",
    needs: ["people.get"],
    check: (tested) =>
      onVendor(tested, {}, async ({ people, vendor }) => {
        for (const id of [vendor.unknownId, `${vendor.unknownId}/x?y#z`]) {
          const error = await rejectionOf(
            Promise.resolve(people.get?.(id)).then((found) =>
              holds(found === undefined, "a record came for an id that belongs to nobody"),
            ),
          );
          if (error instanceof LawBrokenError) throw error;
          holds(error === undefined, `it gave ${nameOfError(error)}`);
        }
      }),
  },
  {
    name: "reading writes nothing",
    protects: "a dry run that changes people",
    remedy: "Look for a request that changes something; a GET that does is a write.",
    needs: ["people.read"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const { connection, people, vendor } = opened;
        await connection.check();
        const { rows } = await readPlainly(opened);
        await people.discover?.();
        for (const [id, row] of [...rows].slice(0, 3)) {
          await people.get?.(id);
          for (const key of people.keys ?? []) await people.find?.(key, String(people.attributes[key]?.read(row)));
        }
        const written = vendor.standIn.requests.filter(({ wrote }) => wrote);
        const [first] = written;
        holds(!first, `${written.length} requests wrote, the first one ${first?.method}`);
      }),
  },
];

const valuesRead = async (opened: OpenedVendor) => {
  const { rows } = await readPlainly(opened);
  return [...rows].map(([id, row]) => [id, valuesOf(opened, row)]);
};

const misfits = (opened: OpenedVendor, row: never): readonly string[] =>
  Object.entries(opened.people.attributes).flatMap(([name, { kind, read, writeOnly }]) => {
    const problem = writeOnly ? undefined : checkValue(kind, read(row));
    return problem ? [`${name} (${problem})`] : [];
  });

const assertNoOtherDay = ({ people }: OpenedVendor, row: never, entered: string): void => {
  for (const [name, { kind, read }] of Object.entries(people.attributes)) {
    if (kind !== "day") continue;
    const day = read(row);
    const isEntered = typeof day === "string" && (day === entered || (day !== "" && entered.startsWith(day)));
    holds(day === undefined || day === null || isEntered, `${name} made another day of ${JSON.stringify(entered)}`);
  }
};

const differences = (
  one: { readonly [name: string]: unknown },
  other: { readonly [name: string]: unknown },
): readonly string[] => Object.keys(one).filter((name) => !sameData(one[name], other[name]));
