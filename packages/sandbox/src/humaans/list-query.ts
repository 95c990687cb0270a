import { RefusedRequest } from "./humaans-error.ts";
import type { HumaansSwitches } from "./humaans-switches.ts";

/** Tests one row of a list. */
type RowTest = (row: Readonly<Record<string, unknown>>) => boolean;

/** What a list's query string asks for. */
export interface ListQuery {
  readonly limit: number;
  readonly skip: number;
  readonly tests: readonly RowTest[];
  /** Field and direction, where sorting is switched on and asked for. */
  readonly sort: { readonly field: string; readonly descending: boolean } | null;
}

const operators = ["$in", "$nin", "$gte", "$gt", "$lte", "$lt"] as const;
type Operator = (typeof operators)[number];

/**
 * Reads paging and filters. `fields` are those a row of this list can have; `own` are parameters the list treats itself.
 * Refuses with 400 what the switches say is refused, and paging that is no number.
 */
export function parseListQuery(
  parameters: URLSearchParams,
  fields: ReadonlySet<string>,
  own: readonly string[],
  switches: HumaansSwitches,
): ListQuery {
  const tests: RowTest[] = [];
  let sort: ListQuery["sort"] = null;
  for (const [key, values] of grouped(parameters)) {
    if (key === "$limit" || key === "$skip" || own.includes(key)) continue;
    const sorted = /^\$sort\[(\w+)\]$/.exec(key);
    if (sorted?.[1] !== undefined) {
      if (settled(switches.sort, key)) sort = { field: sorted[1], descending: values[0] === "-1" };
    } else tests.push(...filterOf(key, values, fields, switches));
  }
  return { limit: limitOf(parameters, switches), skip: wholeNumber(parameters, "$skip", 0), tests, sort };
}

/** Values by key; a list may be written `key=`, `key[]=` or `key[0]=` time and again. */
function grouped(parameters: URLSearchParams): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const [written, value] of parameters) {
    const key = written.replace(/\[\d*\]$/, "");
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return values;
}

function filterOf(
  key: string,
  values: readonly string[],
  fields: ReadonlySet<string>,
  switches: HumaansSwitches,
): readonly RowTest[] {
  const [, field = key, operator, other] = /^(\w+)(?:\[(\$\w+)\])?(.*)$/.exec(key) ?? [];
  if (!fields.has(field) || other !== "") return switches.unknownFilter === "refused" ? refuse(key) : [];
  if (operator === undefined) return [(row) => includes(row[field], values)];
  if (!isOperator(operator)) return refuse(key);
  return settled(switchFor(field, operator, switches), key) ? [operatorTest(field, operator, values)] : [];
}

function switchFor(field: string, operator: Operator, switches: HumaansSwitches) {
  if (operator === "$in" || operator === "$nin") return switches.listOperators;
  return field === "updatedAt" ? switches.updatedAtFilter : switches.rangeOperators;
}

function operatorTest(field: string, operator: Operator, values: readonly string[]): RowTest {
  if (operator === "$in") return (row) => includes(row[field], values);
  if (operator === "$nin") return (row) => !includes(row[field], values);
  const bound = values[0] ?? "";
  const compare: Record<Exclude<Operator, "$in" | "$nin">, (value: string) => boolean> = {
    $gte: (value) => value >= bound,
    $gt: (value) => value > bound,
    $lte: (value) => value <= bound,
    $lt: (value) => value < bound,
  };
  // Days and ISO instants order as text; a row without the field passes no bound.
  return (row) => typeof row[field] === "string" && compare[operator](row[field]);
}

function includes(value: unknown, wanted: readonly string[]): boolean {
  if (Array.isArray(value)) return value.some((item) => includes(nameOf(item), wanted));
  return wanted.includes(value === null ? "null" : String(value));
}

function nameOf(item: unknown): unknown {
  return typeof item === "object" && item !== null && "name" in item ? item.name : item;
}

function settled(setting: "honoured" | "ignored" | "refused", key: string): boolean {
  return setting === "refused" ? refuse(key) : setting === "honoured";
}

function limitOf(parameters: URLSearchParams, switches: HumaansSwitches): number {
  const limit = wholeNumber(parameters, "$limit", 100);
  if (limit > 250 && switches.limitOverMaximum === "refused") refuse("$limit");
  return Math.min(limit, 250);
}

function wholeNumber(parameters: URLSearchParams, key: string, otherwise: number): number {
  const text = parameters.get(key);
  if (text === null) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : refuse(key);
}

function isOperator(text: string): text is Operator {
  return (operators as readonly string[]).includes(text);
}

function refuse(field: string): never {
  throw new RefusedRequest({ status: 400, field, reason: "not understood" });
}
