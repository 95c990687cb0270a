/** A record as JSON. */
export type Item = { readonly [name: string]: unknown };

/** Where a value stands in a record: `["profile", "firstName"]`. */
export type Path = readonly string[];

/** The records of a list's answer, changed: those of the body when it is a list, else those of each list in it. */
export const mapItems = (body: unknown, change: (item: Item, index: number) => unknown): unknown => {
  if (isRecords(body)) return body.map(change);
  if (!isItem(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, isRecords(value) ? value.map(change) : value]),
  );
};

/** The paths of all values in a record that are no records themselves. */
export const pathsIn = (item: Item, above: Path = []): readonly Path[] =>
  Object.entries(item).flatMap(([name, value]) =>
    isItem(value) ? pathsIn(value, [...above, name]) : [[...above, name]],
  );

/** The value at a path; `undefined` where there is none. */
export const valueAt = (item: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, name) => (isItem(value) ? value[name] : undefined), item);

/** The record with another value at a path; `undefined` takes the member away. A path that is not there stays so. */
export const withValueAt = (item: Item, [name = "", ...rest]: Path, value: unknown): Item => {
  if (!(name in item)) return item;
  const { [name]: old, ...others } = item;
  if (rest.length > 0) return isItem(old) ? { ...item, [name]: withValueAt(old, rest, value) } : item;
  return value === undefined ? others : { ...item, [name]: value };
};

const isItem = (value: unknown): value is Item => typeof value === "object" && value !== null && !Array.isArray(value);

const isRecords = (value: unknown): value is readonly Item[] =>
  Array.isArray(value) && value.length > 0 && value.every(isItem);
