import type { Filter } from "../../filter/filter.ts";
import type { StoreQuery } from "../../server/resource-store.ts";

const namesMembers = (path: string): boolean => /(^|:)members(\.|$)/i.test(path);

/** Whether a query can only be answered by who is in every group. */
export const asksForMembers = ({ filter, sort }: StoreQuery): boolean =>
  (filter !== undefined && filtersMembers(filter)) || (sort !== undefined && namesMembers(sort.sortBy));

/** Whether an answer shows who is in its groups. */
export function showsMembers({ projection: { attributes = [], excludedAttributes = [] } }: StoreQuery): boolean {
  const isWhole = (path: string) => /(^|:)members$/i.test(path);
  return attributes.length > 0 ? attributes.some(namesMembers) : !excludedAttributes.some(isWhole);
}

function filtersMembers(filter: Filter): boolean {
  if ("filters" in filter) return filter.filters.some(filtersMembers);
  return "path" in filter ? namesMembers(filter.path) : filtersMembers(filter.filter);
}
