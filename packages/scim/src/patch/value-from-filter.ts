import type { Filter } from "../filter/filter.ts";
import { readAttribute } from "../resource/read-attribute.ts";
import type { Attribute } from "../schema/attribute.ts";

/** The least value that a filter would select: what it says with `eq` and `and`. `undefined`: it says something else too. */
export function valueFromFilter(filter: Filter, attribute: Attribute): Readonly<Record<string, unknown>> | undefined {
  const parts: Record<string, unknown> = {};
  for (const each of filter.operator === "and" ? filter.filters : [filter]) {
    if (each.operator !== "eq") return undefined;
    const part = attribute.subAttributes.get(each.path.toLowerCase());
    if (part === undefined || part.mutability === "readOnly") return undefined;
    const value = readAttribute(part, each.value, "refuse");
    if (value !== undefined) parts[part.name] = value;
  }
  return parts;
}
