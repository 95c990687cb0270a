import { compileFilter } from "../../filter/compile-filter.ts";
import { stringifyFilter } from "../../filter/stringify-filter.ts";
import { compileSort } from "../../query/compile-sort.ts";
import type { ScimResource } from "../../schema/resource-of.ts";
import type { ResourceType } from "../../schema/resource-type.ts";
import type { StoreQuery } from "../resource-store.ts";
import type { Entry } from "./entry.ts";
import { createEqualityIndex, type EqualityIndex } from "./equality-index.ts";
import { indexCandidates } from "./index-candidates.ts";

/** All resources of one type, found by id, by what is indexed, and in order. */
export interface Collection {
  readonly type: ResourceType;
  readonly get: (id: string) => Entry | undefined;
  readonly index: (path: string) => EqualityIndex | undefined;
  readonly add: (id: string, resource: ScimResource) => Entry;
  readonly put: (entry: Entry, resource: ScimResource) => void;
  readonly remove: (id: string, entry: Entry) => void;
  /** All that match, in order. Throws what `compileFilter` and `compileSort` throw. */
  readonly select: (query: Pick<StoreQuery, "filter" | "sort">) => readonly Entry[];
}

/** How many selections that no index could answer are kept, until something changes, for those who ask for their next page. */
const rememberedSelections = 8;

/** `paths`: attributes to index; those that the type does not have are passed over. */
export function createCollection(type: ResourceType, paths: readonly string[]): Collection {
  const byId = new Map<string, Entry>();
  const indexes = indexesOf(type, paths);
  const remembered = new Map<string, readonly Entry[]>();
  let order: Entry[] = [];
  let sequence = 0;
  let hasGaps = false;

  const move = (entry: Entry, before: ScimResource | undefined, after: ScimResource | undefined): void => {
    remembered.clear();
    for (const index of indexes.values()) index.move(entry, before, after);
  };
  const inOrder = (): readonly Entry[] => {
    if (hasGaps) order = order.filter((entry) => !entry.isRemoved);
    hasGaps = false;
    return order;
  };
  return {
    type,
    get: (id) => byId.get(id),
    index: (path) => indexes.get(path),
    add: (id, resource) => {
      const entry: Entry = { sequence: ++sequence, resource, isRemoved: false };
      byId.set(id, entry);
      order.push(entry);
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
      entry.isRemoved = true;
      hasGaps = true;
      move(entry, entry.resource, undefined);
    },
    select: ({ filter, sort }) => {
      if (filter === undefined && sort === undefined) return inOrder();
      const matches = filter && compileFilter(filter, type);
      const candidates = filter && indexCandidates(filter, type, indexes);
      const scan = (): readonly Entry[] => {
        const entries = candidates === undefined ? inOrder() : bySequence(candidates);
        const found = matches ? entries.filter(({ resource }) => matches(resource)) : entries;
        return sort === undefined ? found : sorted(found, compileSort(type, sort));
      };
      if (candidates !== undefined) return scan();
      const key = `${sort?.sortBy} ${sort?.sortOrder} ${filter && stringifyFilter(filter)}`;
      return remembered.get(key) ?? remember(remembered, key, scan());
    },
  };
}

function indexesOf(type: ResourceType, paths: readonly string[]): ReadonlyMap<string, EqualityIndex> {
  const indexes = new Map<string, EqualityIndex>();
  for (const path of paths) {
    const target = type.find(path);
    const leaf = target?.subAttribute ?? target?.attribute;
    if (target !== undefined && leaf !== undefined) indexes.set(leaf.path, createEqualityIndex(target));
  }
  return indexes;
}

const bySequence = (entries: Iterable<Entry>): readonly Entry[] =>
  [...entries].sort((left, right) => left.sequence - right.sequence);

function sorted(entries: readonly Entry[], sort: ReturnType<typeof compileSort>): readonly Entry[] {
  const places = new Map(entries.map((entry) => [entry.resource, entry]));
  return sort([...places.keys()]).flatMap((resource) => places.get(resource) ?? []);
}

function remember(
  selections: Map<string, readonly Entry[]>,
  key: string,
  selection: readonly Entry[],
): readonly Entry[] {
  const [oldest] = selections.keys();
  if (selections.size >= rememberedSelections && oldest !== undefined) selections.delete(oldest);
  selections.set(key, selection);
  return selection;
}
