/**
 * A deep copy that nobody can change, of JSON data alone. Properties that are `undefined` are left out, as JSON does; anything else that JSON
 * cannot hold is refused with a TypeError, so that a store in memory takes exactly what a database takes.
 */
export const frozenCopy = <Value>(value: Value): Value => copy(value) as Value;

const copy = (value: unknown): unknown => {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(copy));
  if (isRecord(value)) return copyRecord(value);
  throw new TypeError(`A store holds JSON data alone, not ${describe(value)}`);
};

const copyRecord = (record: object): unknown => {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.freeze(Object.fromEntries(entries.map(([key, value]) => [key, copy(value)])));
};

const isRecord = (value: unknown): value is object => {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

const describe = (value: unknown): string =>
  typeof value === "object" ? (value?.constructor.name ?? "an object") : typeof value;
