import { ConfigurationError } from "@rosterkit/core/adapter";
import type { Filter } from "../filter/filter.ts";
import { parseFilter } from "../filter/parse-filter.ts";
import type { TargetProfile } from "./target-profile.ts";

type Filters = Pick<TargetProfile, "filterAttributes" | "filterOperators">;

/** Whether the server has this filter, by its profile: every attribute and every operator in it. */
export function isFilterable(filter: Filter, profile: Filters): boolean {
  const { filterAttributes: names, filterOperators: operators } = profile;
  if (operators !== "any" && !operators.includes(filter.operator)) return false;
  if ("filters" in filter) return filter.filters.every((each) => isFilterable(each, profile));
  if (filter.operator === "not") return isFilterable(filter.filter, profile);
  return names === "any" || names.some((name) => name.toLowerCase() === filter.path.toLowerCase());
}

/** Rejects a filter that the server does not have with a ConfigurationError: a list that is not filtered would be more than was asked for. */
export function assertFilterable(filter: string | undefined, profile: Filters): void {
  if (filter === undefined || isFilterable(parseFilter(filter), profile)) return;
  throw new ConfigurationError([
    { path: "filter", message: "has an attribute or an operator that the server does not have" },
  ]);
}
