import { fold } from "../roster/fold.ts";
import type { AttributeFacts } from "../shape/shape.ts";

/**
 * A value as the attribute's facts compare it: two values are the same when their comparable forms are equal strings.
 * Absent and `null` are both "nothing there" on the found side, so both give `undefined`.
 */
export function comparable(value: unknown, compare?: AttributeFacts["compare"]): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return fold(compare, value);
  if (Array.isArray(value)) return JSON.stringify(compare === "unordered" ? value.map(String).sort() : value);
  return JSON.stringify(value);
}

/** Whether two values are the same for this attribute. Absent and `null` are the same: nothing there. */
export function isSame(a: unknown, b: unknown, compare?: AttributeFacts["compare"]): boolean {
  return a === b || comparable(a, compare) === comparable(b, compare);
}
