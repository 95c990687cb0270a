import { compileFilter } from "../../filter/compile-filter.ts";
import { stringifyFilter } from "../../filter/stringify-filter.ts";
import { compileSort } from "../../query/compile-sort.ts";
import type { ResourceType } from "../../schema/resource-type.ts";
import type { StoreQuery } from "../resource-store.ts";
import type { Entry } from "./entry.ts";
import type { EqualityIndex } from "./equality-index.ts";
import { indexCandidates } from "./index-candidates.ts";

type Selection = Pick<StoreQuery, "filter" | "sort">;

/** Answers what matches, and in which order. */
export interface Selections {
  readonly select: (selection: Selection) => readonly Entry[];
  /** Must be told of every change. */
  readonly forget: () => void;
}

/** How many selections that no index could answer are kept, until something changes, for those who ask for their next page. */
const remembered = 8;

export function createSelections(
  type: ResourceType,
  indexes: ReadonlyMap<string, EqualityIndex>,
  inOrder: () => readonly Entry[],
): Selections {
  const scans = new Map<string, readonly Entry[]>();
  const scan = (selection: Selection): readonly Entry[] => {
    const key = keyOf(selection);
    const known = scans.get(key);
    if (known !== undefined) return known;
    const [oldest] = scans.keys();
    if (scans.size >= remembered && oldest !== undefined) scans.delete(oldest);
    const found = pick(inOrder(), type, selection);
    scans.set(key, found);
    return found;
  };
  return {
    forget: () => scans.clear(),
    select: (selection) => {
      const { filter, sort } = selection;
      if (filter === undefined && sort === undefined) return inOrder();
      const candidates = filter && indexCandidates(filter, type, indexes);
      return candidates === undefined ? scan(selection) : pick(bySequence(candidates), type, selection);
    },
  };
}

const keyOf = ({ filter, sort }: Selection): string =>
  `${sort?.sortBy} ${sort?.sortOrder} ${filter && stringifyFilter(filter)}`;

const bySequence = (entries: Iterable<Entry>): readonly Entry[] =>
  [...entries].sort((left, right) => left.sequence - right.sequence);

function pick(entries: readonly Entry[], type: ResourceType, { filter, sort }: Selection): readonly Entry[] {
  const matches = filter && compileFilter(filter, type);
  const found = matches ? entries.filter(({ resource }) => matches(resource)) : entries;
  if (sort === undefined) return found;
  const places = new Map(found.map((entry) => [entry.resource, entry]));
  return compileSort(type, sort)([...places.keys()]).flatMap((resource) => places.get(resource) ?? []);
}
