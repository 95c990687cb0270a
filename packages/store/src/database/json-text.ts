/** JSON of plain data. What JSON cannot hold is refused with a TypeError; `undefined` members are left out. */
export const jsonText = (value: unknown): string => {
  assertJson(value);
  return JSON.stringify(value);
};

const assertJson = (value: unknown): void => {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number" && Number.isFinite(value)) return;
  if (Array.isArray(value)) assertItems(value);
  else if (isRecord(value)) assertItems(Object.values(value).filter((member) => member !== undefined));
  else throw new TypeError(`A store holds JSON data alone, not ${describe(value)}`);
};

// An index, because a loop over its items leaves out the holes of a list.
const assertItems = (items: readonly unknown[]): void => {
  for (let index = 0; index < items.length; index += 1) assertJson(items[index]);
};

const isRecord = (value: unknown): value is object => {
  if (typeof value !== "object" || value === null || "toJSON" in value) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

const describe = (value: unknown): string =>
  typeof value === "object" ? (value?.constructor?.name ?? "an object") : typeof value;
