import type { Filter } from "../../filter/filter.ts";
import type { Attribute } from "../../schema/attribute.ts";
import type { ResourceType } from "../../schema/resource-type.ts";
import type { Entry } from "./entry.ts";
import type { EqualityIndex } from "./equality-index.ts";

type Candidates = ReadonlySet<Entry> | undefined;
type FindAttribute = (path: string) => Attribute | undefined;

/** Entries among which all are that a filter can match, as far as indexes can tell. `undefined`: they cannot, so look at every one. */
export function indexCandidates(
  filter: Filter,
  type: ResourceType,
  indexes: ReadonlyMap<string, EqualityIndex>,
): Candidates {
  return candidates(filter, findIn(type), indexes);
}

const findIn =
  (type: ResourceType): FindAttribute =>
  (path) => {
    const target = type.find(path);
    return target?.subAttribute ?? target?.attribute;
  };

function candidates(filter: Filter, find: FindAttribute, indexes: ReadonlyMap<string, EqualityIndex>): Candidates {
  switch (filter.operator) {
    case "eq": {
      const attribute = find(filter.path);
      const leaf = attribute?.subAttributes.get("value") ?? attribute;
      return typeof filter.value === "string" && leaf ? indexes.get(leaf.path)?.find(filter.value) : undefined;
    }
    case "and":
      return fewest(filter.filters.map((each) => candidates(each, find, indexes)));
    case "or":
      return union(filter.filters.map((each) => candidates(each, find, indexes)));
    case "some": {
      const attribute = find(filter.path);
      return candidates(filter.filter, (path) => attribute?.subAttributes.get(path.toLowerCase()), indexes);
    }
    default:
      return undefined;
  }
}

const fewest = (sets: readonly Candidates[]): Candidates =>
  sets.reduce((best, each) => (best === undefined || (each !== undefined && each.size < best.size) ? each : best));

const union = (sets: readonly Candidates[]): Candidates =>
  sets.every((each) => each !== undefined) ? new Set(sets.flatMap((each) => [...each])) : undefined;
