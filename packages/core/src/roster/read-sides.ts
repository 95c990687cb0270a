import type { List, Reader, Sides } from "../adapter/reader.ts";
import { type ListRead, readList } from "./read-list.ts";
import { noteNarrowed, type ReadScene } from "./read-scene.ts";

/** The side lists, read whole and held by key. */
export interface SidesRead {
  readonly sides: Sides;
  readonly reads: readonly ListRead[];
}

/** Items by key; where several share one, all of them. */
type Table = Map<string, unknown>;

/** Told from an item by its class. */
class Several {
  readonly items: unknown[];
  constructor(...items: unknown[]) {
    this.items = items;
  }
}

/** Reads every list that is not a main one, one after the other. */
export const readSides = async ({ lists, main }: Reader<unknown>, scene: ReadScene): Promise<SidesRead> => {
  const tables = new Map<string, Table>();
  const reads: ListRead[] = [];
  for (const [name, list] of Object.entries(lists)) {
    if (main.includes(name)) continue;
    const table: Table = new Map();
    tables.set(name, table);
    reads.push(await readList(name, list, scene, (item) => noteNarrowed(scene, place(name, list, item, table))));
  }
  return { sides: sidesOf(tables), reads };
};

const place = (name: string, { by }: List<unknown>, item: unknown, table: Table): string | undefined => {
  try {
    const key = by?.(item);
    if (key === undefined || key === null) return undefined;
    const before = table.get(key);
    if (before === undefined) table.set(key, item);
    else if (before instanceof Several) before.items.push(item);
    else table.set(key, new Several(before, item));
    return undefined;
  } catch {
    // The error of one record may quote it.
    return `${name}: an item has no key that could be read`;
  }
};

const none: readonly unknown[] = Object.freeze([]);

const sidesOf = (tables: ReadonlyMap<string, Table>): Sides => ({
  one: (list, key) => {
    const found = key === undefined || key === null ? undefined : tables.get(list)?.get(key);
    return found instanceof Several ? found.items[0] : found;
  },
  all: (list, key) => {
    const found = key === undefined || key === null ? undefined : tables.get(list)?.get(key);
    if (found === undefined) return none;
    return found instanceof Several ? found.items : [found];
  },
});
