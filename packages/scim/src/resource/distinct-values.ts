import type { Attribute } from "../schema/attribute.ts";
import { equal } from "../value/equal.ts";
import { createValueIndex } from "./value-index.ts";

/** The values without those that repeat an earlier one in full. */
export function distinctValues(attribute: Attribute, values: readonly unknown[]): readonly unknown[] {
  if (values.length < 2) return values;
  const index = createValueIndex(attribute);
  const kept: unknown[] = [];
  for (const value of values) {
    const place = index.find(value);
    if (place !== undefined && equal(kept[place], value)) continue;
    index.add(value, kept.length);
    kept.push(value);
  }
  return kept;
}
