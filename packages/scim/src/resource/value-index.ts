import type { Attribute } from "../schema/attribute.ts";
import { foldText } from "../value/fold-text.ts";
import { isRecord } from "../value/is-record.ts";
import { stableText } from "../value/stable-text.ts";

/** Finds values of one attribute that stand for the same thing, without comparing each with each. */
export interface ValueIndex {
  /** The place of the value that stands for the same; `undefined`: there is none. */
  readonly find: (value: unknown) => number | undefined;
  /** The first value in a place keeps it. */
  readonly add: (value: unknown, place: number) => void;
}

/**
 * Two values are the same when `value` and `type` agree, a type that one of them does not state agreeing with any (RFC 7643 §2.4: a type
 * and value should be there once). Values without `value`, such as addresses, are the same when all of them is.
 */
export function createValueIndex(attribute: Attribute): ValueIndex {
  const places = new Map<unknown, Map<string, number>>();
  const keyOf = valueKey(attribute);
  return {
    find: (value) => {
      const byType = places.get(keyOf(value));
      if (byType === undefined) return undefined;
      const type = typeOf(value);
      return byType.get(type) ?? byType.get("") ?? (type === "" ? byType.values().next().value : undefined);
    },
    add: (value, place) => {
      const key = keyOf(value);
      const byType = places.get(key) ?? new Map<string, number>();
      places.set(key, byType);
      if (!byType.has(typeOf(value))) byType.set(typeOf(value), place);
    },
  };
}

/** What two values have in common when they may be the same: their `value`, folded where case does not count, or else all of them. */
export function valueKey(attribute: Attribute): (value: unknown) => unknown {
  const main = attribute.subAttributes.get("value");
  return (value) => {
    if (!isRecord(value)) return simpleKey(attribute, value);
    return main === undefined || value.value === undefined
      ? `whole ${stableText(value)}`
      : simpleKey(main, value.value);
  };
}

const simpleKey = ({ caseExact }: Attribute, value: unknown): unknown =>
  typeof value === "string" && !caseExact ? foldText(value) : value;

/** Empty for none. */
const typeOf = (value: unknown): string =>
  isRecord(value) && typeof value.type === "string" ? foldText(value.type) : "";
