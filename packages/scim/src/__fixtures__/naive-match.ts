import type { Filter } from "../index.ts";
import { enterprise } from "./sample-user.ts";

/**
 * A second reading of RFC 7644 §3.4.2.2, for texts and booleans where case does not count: gathers values first and asks of them
 * afterwards. Shares nothing with the real one.
 */
export function naiveMatch(filter: Filter, resource: unknown): boolean {
  if ("filters" in filter) {
    const passed = filter.filters.filter((each) => naiveMatch(each, resource)).length;
    return filter.operator === "and" ? passed === filter.filters.length : passed > 0;
  }
  if (filter.operator === "not") return !naiveMatch(filter.filter, resource);
  const values = gather(filter.path, resource);
  if (filter.operator === "some") return values.filter((value) => naiveMatch(filter.filter, value)).length > 0;
  const there = values.filter((value) => !["null", '""', "{}", "[]"].includes(JSON.stringify(clean(value))));
  if (filter.operator === "pr") return there.length > 0;
  if (filter.value === null) return (filter.operator === "eq") === (there.length === 0);
  const fold = (value: unknown) => (typeof value === "string" ? value.normalize("NFC").toLowerCase() : value);
  const wanted = fold(filter.value);
  const order = values.map(fold).filter((value) => typeof value === typeof wanted);
  const texts = order.filter((value) => typeof value === "string");
  const text = String(wanted);
  switch (filter.operator) {
    case "eq":
      return order.includes(wanted);
    case "ne":
      return !order.includes(wanted);
    case "co":
      return texts.some((value) => value.split(text).length > 1 || text === "");
    case "sw":
      return texts.some((value) => value.slice(0, text.length) === text);
    case "ew":
      return texts.some((value) => text === "" || value.slice(-text.length) === text);
    case "gt":
      return texts.some((value) => value !== text && [value, text].toSorted()[1] === value);
    case "ge":
      return texts.some((value) => [value, text].toSorted()[1] === value);
    case "lt":
      return texts.some((value) => value !== text && [value, text].toSorted()[0] === value);
    case "le":
      return texts.some((value) => [value, text].toSorted()[0] === value);
  }
}

function gather(path: string, from: unknown): readonly unknown[] {
  const [start, names] = path.startsWith(enterprise)
    ? [[from].map((each) => JSON.parse(JSON.stringify(each))[enterprise]), path.slice(enterprise.length + 1).split(".")]
    : [[from], path.split(".")];
  return names
    .reduce<readonly unknown[]>(
      (values, name) => values.flatMap((value) => (value === null || value === undefined ? [] : Object(value)[name])),
      start,
    )
    .filter((value) => value !== undefined && value !== null);
}

/** A complex value without what is empty in it. */
const clean = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined && part !== null && part !== ""))
    : value;
