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
export const createReferenceColumns = (mapping: CompiledMapping): ReferenceColumns => new Columns(mapping);

/** A class, so that what the runtime compiled for one plan is there for the next. */
class Columns implements ReferenceColumns {
  readonly ids = new Map<string, number>();
  readonly #references: ReadonlyMap<string, Column>;
  readonly #follows: ReadonlyMap<string, { readonly to: Column; readonly values: Column }>;
  readonly #all: readonly Column[];

  constructor({ references, follows, reader }: CompiledMapping) {
    this.#references = new Map(references.map(({ attribute }) => [attribute, column(reader(attribute))]));
    this.#follows = new Map(
      follows.map((follow) => [
        follow.attribute,
        { to: column((row) => follow.readReference(row)), values: column((row) => follow.readValue(row)) },
      ]),
    );
    this.#all = [
      ...this.#references.values(),
      ...[...this.#follows.values()].flatMap(({ to, values }) => [to, values]),
    ];
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  add(id: string, row: unknown): number {
    const place = this.ids.size;
    this.ids.set(id, place);
    for (const { read, values } of this.#all) values.push(read(row));
    return place;
  }

  reference(attribute: string, place: number): unknown {
    return this.#references.get(attribute)?.values[place];
  }

  followed(attribute: string, place: number): unknown {
    const follow = this.#follows.get(attribute);
    const to = follow?.to.values[place];
    return typeof to === "string" ? follow?.values.values[this.ids.get(to) ?? -1] : to;
  }
}

interface Column {
  readonly read: (row: unknown) => unknown;
  readonly values: unknown[];
}

const column = (read: (row: never) => unknown): Column => ({ read: read as Column["read"], values: [] });
