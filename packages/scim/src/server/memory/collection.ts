import type { ScimResource } from "../../schema/resource-of.ts";
import type { ResourceType } from "../../schema/resource-type.ts";
import type { StoreQuery } from "../resource-store.ts";
import type { Entry } from "./entry.ts";
import { createEqualityIndex, type EqualityIndex } from "./equality-index.ts";
import { findLeaf } from "./find-leaf.ts";
import { createSelections } from "./selections.ts";

/** All resources of one type, found by id, by what is indexed, and in order. */
export interface Collection {
  readonly type: ResourceType;
  /** Of which no two may have the same value; indexed too. */
  readonly unique: readonly string[];
  readonly get: (id: string) => Entry | undefined;
  readonly index: (path: string) => EqualityIndex | undefined;
  readonly add: (id: string, resource: ScimResource) => Entry;
  readonly put: (entry: Entry, resource: ScimResource) => void;
  readonly remove: (id: string, entry: Entry) => void;
  /** All that match, in order. Throws what `compileFilter` and `compileSort` throw. */
  readonly select: (query: Pick<StoreQuery, "filter" | "sort">) => readonly Entry[];
}

/** `indexed`: attributes to index; those that the type does not have are passed over. */
export function createCollection(
  type: ResourceType,
  indexed: readonly string[],
  unique: readonly string[] = [],
): Collection {
  const byId = new Map<string, Entry>();
  const order = createOrder();
  const indexes = indexesOf(type, [...indexed, ...unique]);
  const selections = createSelections(type, indexes, order.entries);
  const move = (entry: Entry, before: ScimResource | undefined, after: ScimResource | undefined): void => {
    selections.forget();
    for (const index of indexes.values()) index.move(entry, before, after);
  };
  return {
    type,
    unique,
    get: (id) => byId.get(id),
    index: (path) => indexes.get(path),
    add: (id, resource) => {
      const entry = order.add(resource);
      byId.set(id, entry);
      move(entry, undefined, resource);
      return entry;
    },
    put: (entry, resource) => {
      const before = entry.resource;
      entry.resource = resource;
      move(entry, before, resource);
    },
    remove: (id, entry) => {
      byId.delete(id);
      order.remove(entry);
      move(entry, entry.resource, undefined);
    },
    select: selections.select,
  };
}

interface Order {
  readonly entries: () => readonly Entry[];
  readonly add: (resource: ScimResource) => Entry;
  readonly remove: (entry: Entry) => void;
}

/** Entries in the order of their coming. Gaps are closed when somebody looks, so that removing many costs no more than removing one. */
function createOrder(): Order {
  let entries: Entry[] = [];
  let sequence = 0;
  let hasGaps = false;
  return {
    entries: () => {
      if (hasGaps) entries = entries.filter((entry) => !entry.isRemoved);
      hasGaps = false;
      return entries;
    },
    add: (resource) => {
      const entry: Entry = { sequence: ++sequence, resource, isRemoved: false };
      entries.push(entry);
      return entry;
    },
    remove: (entry) => {
      entry.isRemoved = true;
      hasGaps = true;
    },
  };
}

function indexesOf(type: ResourceType, paths: readonly string[]): ReadonlyMap<string, EqualityIndex> {
  const indexes = new Map<string, EqualityIndex>();
  for (const path of paths) {
    const leaf = findLeaf(type, path);
    if (leaf !== undefined) indexes.set(leaf.path, createEqualityIndex(leaf));
  }
  return indexes;
}
