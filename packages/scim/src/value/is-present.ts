/**
 * Whether there is a value, and it is not empty: not null, `""`, `[]` or `{}`, nor made of such alone (RFC 7644 §3.4.2.2, `pr`). A schema
 * nests no deeper than three levels, so anything below that counts as a value.
 */
export function isPresent(value: unknown, depth = 3): boolean {
  if (typeof value === "string") return value !== "";
  if (typeof value !== "object") return typeof value === "number" || typeof value === "boolean";
  if (value === null) return false;
  const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return depth === 0 ? parts.length > 0 : parts.some((part) => isPresent(part, depth - 1));
}
