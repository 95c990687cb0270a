import { checkValue } from "@rosterkit/core";
import type { Law } from "../law.ts";
import { doesNotApply, given, holds } from "../law-errors.ts";
import { sameData } from "../same-data.ts";
import { makeAccount } from "./account-acts.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { alterJson } from "./alter-json.ts";
import { type Item, mapItems, type Path, pathsIn, valueAt, withValueAt } from "./item-fields.ts";
import { type OpenedVendor, onVendor } from "./on-vendor.ts";
import { readEverybody, valuesOf } from "./read-everybody.ts";

const needs = ["people.read"];

/** Laws on the fields that feed attributes, one field at a time: null, left out, or of another type. */
export const fieldLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "a field that is null gives null, and is no text, no other value and no missing one",
    protects: "a department that was taken away in HR and stays everywhere, or somebody called “null”",
    remedy:
      "Hand null through (`row.title`, not `String(row.title)` and not `row.title ?? undefined`); it means “none”.",
    needs,
    check: (tested) =>
      eachField(tested, null, (name, before, after) => {
        holds(!isSpeltOut(after), `${name} is the text ${JSON.stringify(after)} where its field is null`);
        holds(after !== undefined || before === null, `${name} is not said (undefined) where its field is null`);
      }),
  },
  {
    name: "a field that is left out is not said to be none",
    protects: "everybody's titles cleared at the target because a permission no longer shows them",
    remedy:
      "Let `undefined` be `undefined` (no `?? null`). A vendor that leaves out what is none: say `absentMeansNone`.",
    needs,
    check: (tested) => {
      const { absentMeansNone } = tested;
      if (absentMeansNone !== undefined) doesNotApply(`absentMeansNone: ${absentMeansNone}`);
      return eachField(tested, undefined, (name, before, after) => {
        holds(!isSpeltOut(after), `${name} is the text ${JSON.stringify(after)} where its field is left out`);
        holds(after !== null || before === null, `${name} is said to be none (null) where its field is left out`);
      });
    },
  },
  {
    name: "a value of another type than the contract names keeps nobody else from being read",
    protects: "a whole company not read because of one number that came as a text",
    remedy: "Do not parse lists strictly; where an attribute computes something, let it fail for its own row alone.",
    needs,
    check: (tested) =>
      onAltered(tested, async (opened, paths, alterTo) => {
        const everybody = [...(await readEverybody(opened)).rows.keys()];
        for (const path of paths)
          for (const change of otherTypes) {
            alterTo((item, index) => (index === 1 ? withValueAt(item, path, change(valueAt(item, path))) : item));
            const { rows, extent } = await readEverybody(opened);
            const missing = everybody.filter((id) => !rows.has(id)).length;
            const what = `${path.join(".")} of one person is of another type`;
            holds(missing <= 1, `${what}, and ${missing - 1} others are not read`);
            holds(missing === 0 || !extent.complete, `${what}, and they are left out silently`);
          }
      }),
  },
];

/** The types that vendors mix up, and those that nobody expects. */
const otherTypes: readonly ((value: unknown) => unknown)[] = [
  (value) => (typeof value === "string" ? 20_240_229 : String(value)),
  () => ({ value: 1 }),
  () => [1],
];

/** Texts that come of printing what is nothing. */
const isSpeltOut = (value: unknown): boolean =>
  typeof value === "string" && /^(null|undefined|nan|invalid date|\[object object\])$/i.test(value.trim());

/** Looks at every attribute that changes when a field of everybody has this value. */
const eachField = (
  tested: AdapterUnderTest,
  value: null | undefined,
  look: (name: string, before: unknown, after: unknown) => void,
): Promise<void> =>
  onAltered(tested, async (opened, paths, alterTo) => {
    const before = await valuesById(opened);
    for (const path of paths) {
      alterTo((item) => withValueAt(item, path, value));
      const after = await valuesById(opened);
      const what = `${path.join(".")} is ${value === null ? "null" : "left out"}`;
      holds(after.size === before.size, `${before.size - after.size} people cannot be read where ${what}`);
      for (const [id, values] of after) compare(opened, before.get(id) ?? {}, values, look);
    }
  });

const compare = (
  { people: { attributes } }: OpenedVendor,
  before: Item,
  after: Item,
  look: (name: string, before: unknown, after: unknown) => void,
): void => {
  for (const [name, value] of Object.entries(after)) {
    const kind = attributes[name]?.kind;
    if (kind === undefined || sameData(value, before[name])) continue;
    holds(!checkValue(kind, value), `${name} is no ${kind} any more where a field is null or left out`);
    look(name, before[name], value);
  }
};

const valuesById = async (opened: OpenedVendor): Promise<ReadonlyMap<string, Item>> =>
  new Map([...(await readEverybody(opened)).rows].map(([id, row]) => [id, valuesOf(opened, row)]));

/** Every path that a record has, but for the one of the id: without it there is no record to speak of. */
const pathsBesidesId = (items: readonly Item[], ids: ReadonlySet<string>): readonly Path[] => {
  const paths = new Map(items.flatMap((item) => pathsIn(item)).map((path) => [path.join("."), path]));
  const isId = (path: Path) => {
    const values = items.map((item) => String(valueAt(item, path)));
    return values.every((value) => ids.has(value)) && new Set(values).size === ids.size;
  };
  return [...paths.values()].filter((path) => !isId(path));
};

type AlterTo = (change: (item: Item, index: number) => unknown) => void;

/** A vendor whose pages of people can be altered, with the paths of all fields that they were seen to hold. */
const onAltered = (
  tested: AdapterUnderTest,
  look: (opened: OpenedVendor, paths: readonly Path[], alterTo: AlterTo) => Promise<void>,
): Promise<void> => {
  const seen: Item[] = [];
  let isFor: OpenedVendor["isFor"] | undefined;
  let change: Parameters<AlterTo>[0] = (item) => {
    seen.push(item);
    return item;
  };
  const alter = alterJson((body, _, call) => (isFor?.("read", call) ? mapItems(body, change) : body));
  return onVendor(tested, { people: 5, pageSize: 100, alter }, async (opened) => {
    isFor = opened.isFor;
    // Somebody who has a value in every attribute.
    if (opened.people.create) await makeAccount(opened, 1);
    seen.length = 0;
    await readEverybody(opened);
    given(seen.length > 0, `no records were seen in the answers to "requests.read"`);
    await look(opened, pathsBesidesId(seen, new Set(opened.vendor.ids())), (next) => {
      change = next;
    });
  });
};
