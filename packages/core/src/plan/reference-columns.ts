import type { CompiledMapping } from "../mapping/mapping.ts";

/**
 * What settling references needs of every record read, as columns: a manager may be read long after their reports, and no row is kept.
 * Columns exist only for the references and follows that the mapping has.
 */
export interface ReferenceColumns {
  add(id: string, row: unknown): void;
  /** Whether the record was read. */
  has(id: string): boolean;
  readonly ids: ReadonlyMap<string, number>;
  /** The source id that a reference attribute of a record holds; `null`: said to be none; `undefined`: not said or not read. */
  reference(attribute: string, id: string): unknown;
  /** The value of a followed attribute for a record: taken from the record it refers to. */
  followed(attribute: string, id: string): unknown;
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
  const at = (values: readonly unknown[], id: string): unknown => values[ids.get(id) ?? -1];
  return {
    ids,
    has: (id) => ids.has(id),
    add: (id, row) => {
      ids.set(id, ids.size);
      for (const { read, values } of columns) values.push(read(row));
    },
    reference: (attribute, id) => at(references.get(attribute)?.values ?? [], id),
    followed: (attribute, id) => {
      const follow = follows.get(attribute);
      const to = follow && at(follow.to.values, id);
      return typeof to === "string" ? at(follow?.values.values ?? [], to) : to;
    },
  };
}

const column = (read: (row: never) => unknown) => ({ read: read as (row: unknown) => unknown, values: [] as unknown[] });
