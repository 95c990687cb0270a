import { distinctValues } from "../resource/distinct-values.ts";
import { createValueIndex } from "../resource/value-index.ts";
import type { Attribute } from "../schema/attribute.ts";
import { equal } from "../value/equal.ts";
import { isRecord } from "../value/is-record.ts";

/**
 * The values with others added: one that is there already is brought up to date instead of being there twice (RFC 7644 §3.5.2.1), its
 * immutable parts staying as they are.
 */
export function addValues(
  attribute: Attribute,
  values: readonly unknown[],
  added: readonly unknown[],
): readonly unknown[] {
  const index = createValueIndex(attribute);
  for (const [place, value] of added.entries()) index.add(value, place);
  const found = new Set<number>();
  let updates = 0;
  const all = values.map((value) => {
    const place = index.find(value);
    if (place === undefined || found.has(place)) return value;
    found.add(place);
    const updated = merged(attribute, value, added[place]);
    if (updated !== value) updates++;
    return updated;
  });
  for (const [place, value] of added.entries()) if (!found.has(place)) all.push(value);
  return updates === 0 ? all : distinctValues(attribute, all);
}

/** The values without those that are listed. */
export function removeValues(
  attribute: Attribute,
  values: readonly unknown[],
  listed: readonly unknown[],
): readonly unknown[] {
  const index = createValueIndex(attribute);
  for (const [place, value] of listed.entries()) index.add(value, place);
  return values.filter((value) => index.find(value) === undefined);
}

/** The very value when the other one adds nothing to it. */
function merged(attribute: Attribute, value: unknown, added: unknown): unknown {
  if (!isRecord(value) || !isRecord(added)) return value;
  const isNew = ([name, part]: readonly [string, unknown]): boolean =>
    !equal(value[name], part) && (value[name] === undefined || !isImmutable(attribute, name));
  const news = Object.entries(added).filter(isNew);
  return news.length === 0 ? value : { ...value, ...Object.fromEntries(news) };
}

const isImmutable = (attribute: Attribute, name: string): boolean =>
  attribute.subAttributes.get(name.toLowerCase())?.mutability === "immutable";
