import { parseExpression } from "./filter-expression.ts";
import { checkGroupFilter, checkGroupSearch, isSearchableOfGroup } from "./group-expression-rules.ts";
import type { GroupRecord } from "./group-record.ts";
import { matchesExpression, type PropertyReader } from "./match-expression.ts";
import { OktaError } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";
import { type Selection, sorted, where } from "./record-selection.ts";

/** Reads `search`, `filter`, `q` and `sortBy` of a list of groups. Throws Okta's errors for what they may not say. */
export function selectGroups(org: OktaOrg, query: URLSearchParams): Selection<GroupRecord> {
  const [search, filter, q] = [query.get("search"), query.get("filter"), query.get("q")];
  if (search !== null && filter !== null) throw new OktaError("E0000033");
  if (search !== null) return searched(org, search, query.get("sortBy"), query.get("sortOrder") === "desc");
  if (filter !== null) return filtered(org, filter);
  if (q !== null) return (start) => where(org.groups.from(start), ({ name }) => startsWith(name, q));
  return (start) => org.groups.from(start);
}

function searched(org: OktaOrg, text: string, sortBy: string | null, descending: boolean): Selection<GroupRecord> {
  const expression = parseExpression(text);
  checkGroupSearch(expression);
  const accepts = (group: GroupRecord): boolean => matchesExpression(propertyOf(group), expression, true);
  const found = (start: number) => where(org.groupIndex.records.from(start), accepts);
  if (sortBy === null) return found;
  if (!isSearchableOfGroup(sortBy)) throw new OktaError("E0000031");
  return sorted(
    () => found(0),
    (group) => propertyOf(group)(sortBy),
    descending,
  );
}

function filtered(org: OktaOrg, text: string): Selection<GroupRecord> {
  const expression = parseExpression(text);
  checkGroupFilter(expression);
  const groups = org.switches.filterIsLate ? org.groupIndex.records : org.groups;
  return (start) => where(groups.from(start), (group) => matchesExpression(propertyOf(group), expression, false));
}

function startsWith(name: string, q: string): boolean {
  return name.toLowerCase().startsWith(q.toLowerCase());
}

function propertyOf(group: GroupRecord): PropertyReader {
  return (path) => properties[path]?.(group) ?? undefined;
}

const properties: Readonly<Record<string, (group: GroupRecord) => string | null>> = {
  id: (group) => group.id,
  type: (group) => group.type,
  created: (group) => group.createdAt,
  lastUpdated: (group) => group.lastUpdatedAt,
  lastMembershipUpdated: (group) => group.lastMembershipUpdatedAt,
  "source.id": (group) => group.sourceAppId,
  "profile.name": (group) => group.name,
  "profile.description": (group) => group.description,
};
