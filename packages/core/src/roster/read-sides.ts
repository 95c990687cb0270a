import type { List, Reader, Sides } from "../adapter/reader.ts";
import { type ListRead, readList } from "./read-list.ts";
import { noteNarrowed, type ReadScene } from "./read-scene.ts";

/** The side lists, read whole and held by key. */
export interface SidesRead {
  readonly sides: Sides;
  readonly reads: readonly ListRead[];
}

interface Table {
  readonly first: Map<string, unknown>;
  /** Only keys that several items share are here, with all of them. */
  readonly several: Map<string, unknown[]>;
}

/** Reads every list that is not a main one, one after the other. */
export const readSides = async ({ lists, main }: Reader<unknown>, scene: ReadScene): Promise<SidesRead> => {
  const tables = new Map<string, Table>();
  const reads: ListRead[] = [];
  for (const [name, list] of Object.entries(lists)) {
    if (main.includes(name)) continue;
    const table: Table = { first: new Map(), several: new Map() };
    tables.set(name, table);
    reads.push(await readList(name, list, scene, (item) => noteNarrowed(scene, place(name, list, item, table))));
  }
  return { sides: sidesOf(tables), reads };
};

const place = (name: string, { by }: List<unknown>, item: unknown, { first, several }: Table): string | undefined => {
  try {
    const key = by?.(item);
    if (key === undefined || key === null) return undefined;
    const shared = several.get(key);
    if (shared) shared.push(item);
    else if (first.has(key)) several.set(key, [first.get(key), item]);
    else first.set(key, item);
    return undefined;
  } catch {
    // The error of one record may quote it.
    return `${name}: an item has no key that could be read`;
  }
};

const none: readonly unknown[] = Object.freeze([]);

const sidesOf = (tables: ReadonlyMap<string, Table>): Sides => ({
  one: (list, key) => (key === undefined || key === null ? undefined : tables.get(list)?.first.get(key)),
  all: (list, key) => {
    const table = tables.get(list);
    if (!table || key === undefined || key === null || !table.first.has(key)) return none;
    return table.several.get(key) ?? [table.first.get(key)];
  },
});
