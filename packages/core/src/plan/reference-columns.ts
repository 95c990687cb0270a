import type { CompiledMapping } from "../mapping/mapping.ts";

/**
 * What settling references needs of every record read, as columns: a manager may be read long after their reports, and no row is kept.
 * Columns exist only for the references and follows that the mapping has.
 */
export interface ReferenceColumns {
  /** Takes a record and gives its place: 0 for the first. */
  add(id: string, row: unknown): number;
  /** Whether the record was read. */
  has(id: string): boolean;
  /** Places by id, in the order read. */
  readonly ids: ReadonlyMap<string, number>;
  /** The source id that a reference attribute of the record at a place holds; `null`: said to be none; `undefined`: not said. */
  reference(attribute: string, place: number): unknown;
  /** The value of a followed attribute for the record at a place: taken from the record it refers to. */
  followed(attribute: string, place: number): unknown;
}

/** Creates empty columns for a mapping. */
export function createReferenceColumns(mapping: CompiledMapping): ReferenceColumns {
  const ids = new Map<string, number>();
  const references = new Map(mapping.references.map(({ attribute }) => [attribute, column(mapping.reader(attribute))]));
  const follows = new Map(
    mapping.follows.map((follow) => [
      follow.attribute,
      { to: column((row) => follow.readReference(row)), values: column((row) => follow.readValue(row)) },
    ]),
  );
  const columns = [...references.values(), ...[...follows.values()].flatMap(({ to, values }) => [to, values])];
  return {
    ids,
    has: (id) => ids.has(id),
    add: (id, row) => {
      const place = ids.size;
      ids.set(id, place);
      for (const { read, values } of columns) values.push(read(row));
      return place;
    },
    reference: (attribute, place) => references.get(attribute)?.values[place],
    followed: (attribute, place) => {
      const follow = follows.get(attribute);
      const to = follow?.to.values[place];
      return typeof to === "string" ? follow?.values.values[ids.get(to) ?? -1] : to;
    },
  };
}

const column = (read: (row: never) => unknown) => ({
  read: read as (row: unknown) => unknown,
  values: [] as unknown[],
});
