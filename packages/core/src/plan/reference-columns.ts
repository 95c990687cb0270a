import type { CompiledMapping, Follow } from "../mapping/mapping.ts";
import type { Misread } from "../mapping/misread.ts";

/**
 * What settling references needs of every record read, as columns: a manager may be read long after their reports, and no row is kept.
 * Columns exist only for the references and follows that the mapping has; what two of them read alike is kept once.
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
  /** What could not be read of the record that a followed attribute is taken from, with that record's id. `undefined`: nothing. */
  misread(attribute: string, place: number): { readonly of: string; readonly misreads: readonly Misread[] } | undefined;
}

/** Creates empty columns for a mapping. */
export const createReferenceColumns = (mapping: CompiledMapping): ReferenceColumns => new Columns(mapping);

/** A class, so that what the runtime compiled for one plan is there for the next. */
class Columns implements ReferenceColumns {
  readonly ids = new Map<string, number>();
  readonly #references: ReadonlyMap<string, Column>;
  readonly #follows: ReadonlyMap<string, FollowColumns>;
  readonly #all: readonly Column[];
  readonly #unsure: readonly FollowColumns[];

  constructor({ references, follows, reader }: CompiledMapping) {
    const all = new Map<unknown, Column>();
    this.#references = new Map(references.map(({ attribute }) => [attribute, column(all, reader(attribute))]));
    this.#follows = new Map(follows.map((follow) => [follow.attribute, followColumns(all, follow)]));
    this.#all = [...all.values()];
    this.#unsure = [...this.#follows.values()].filter(({ misreads }) => misreads !== undefined);
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  add(id: string, row: unknown): number {
    const place = this.ids.size;
    this.ids.set(id, place);
    for (const { read, values } of this.#all) values.push(read(row));
    for (const follow of this.#unsure) noteMisreads(follow, place, row);
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

  misread(
    attribute: string,
    place: number,
  ): { readonly of: string; readonly misreads: readonly Misread[] } | undefined {
    const follow = this.#follows.get(attribute);
    const of = follow?.to.values[place];
    const misreads = typeof of === "string" ? follow?.misread.get(this.ids.get(of) ?? -1) : undefined;
    return misreads && { of: String(of), misreads };
  }
}

interface Column {
  readonly read: (row: unknown) => unknown;
  readonly values: unknown[];
}

interface FollowColumns {
  readonly to: Column;
  readonly values: Column;
  readonly misreads: Follow["misreads"];
  /** By place. Most records are read without a fault. */
  readonly misread: Map<number, readonly Misread[]>;
}

function column(all: Map<unknown, Column>, read: (row: never) => unknown): Column {
  const known = all.get(read);
  if (known) return known;
  const made = { read: read as Column["read"], values: [] };
  all.set(read, made);
  return made;
}

const followColumns = (
  all: Map<unknown, Column>,
  { readReference, readValue, misreads }: Follow<never>,
): FollowColumns => ({
  to: column(all, readReference),
  values: column(all, readValue),
  misreads: misreads as Follow["misreads"],
  misread: new Map(),
});

function noteMisreads({ values, misreads, misread }: FollowColumns, place: number, row: unknown): void {
  const found = misreads?.(row, values.values[place]) ?? [];
  if (found.length > 0) misread.set(place, found);
}
