import type { Attribute } from "../schema/attribute.ts";
import { stableText } from "../value/stable-text.ts";
import { valueKey } from "./value-index.ts";

/** The values without those that repeat an earlier one in full. The whole of a value is looked at only where its key is there already. */
export function distinctValues(attribute: Attribute, values: readonly unknown[]): readonly unknown[] {
  if (values.length < 2) return values;
  const keyOf = valueKey(attribute);
  const firsts = new Map<unknown, unknown>();
  const texts = new Set<string>();
  const kept = values.filter((value) => {
    const key = keyOf(value);
    if (!firsts.has(key)) return firsts.set(key, value);
    texts.add(stableText(firsts.get(key)));
    const known = texts.size;
    return texts.add(stableText(value)).size > known;
  });
  return kept.length === values.length ? values : kept;
}
