import { checkFilter, checkSearch, isSearchable } from "./expression-rules.ts";
import { type Expression, parseExpression } from "./filter-expression.ts";
import { matchesExpression, type PropertyReader } from "./match-expression.ts";
import { OktaError } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";
import { type Selection, sorted, where } from "./record-selection.ts";
import type { Placed } from "./record-table.ts";
import { profileText, type UserRecord } from "./user-record.ts";
import type { UserTable } from "./user-table.ts";

/** Reads `search`, `filter`, `q` and `sortBy`. Throws Okta's errors for what they may not say. */
export function selectUsers(org: OktaOrg, query: URLSearchParams): Selection<UserRecord> {
  const [search, filter, q] = [query.get("search"), query.get("filter"), query.get("q")];
  if (search !== null && filter !== null) throw new OktaError("E0000033");
  if (search !== null) return searched(org, search, query.get("sortBy"), query.get("sortOrder") === "desc");
  const users = org.users;
  if (filter !== null) return filtered(org, filter);
  if (q !== null) return (start) => where(users.from(start), (user) => isIn(user) && startsWith(user, q));
  return (start) => where(users.from(start), isIn);
}

function searched(org: OktaOrg, text: string, sortBy: string | null, descending: boolean): Selection<UserRecord> {
  const expression = parseExpression(text);
  checkSearch(expression, org.schema);
  const table = org.index.records;
  if (sortBy === null) return (start) => candidates(table, expression, start, true);
  if (!isSearchable(sortBy, org.schema)) throw new OktaError("E0000031");
  return sorted(
    () => candidates(table, expression, 0, true),
    (user) => propertyOf(user)(sortBy),
    descending,
  );
}

function filtered(org: OktaOrg, text: string): Selection<UserRecord> {
  const expression = parseExpression(text);
  checkFilter(expression);
  const table = org.switches.filterIsLate ? org.index.records : org.users;
  return (start) => candidates(table, expression, start, false);
}

/** Goes through the table, unless the expression names one id or login. */
function candidates(
  table: UserTable,
  expression: Expression,
  start: number,
  folded: boolean,
): Iterable<Placed<UserRecord>> {
  const named = namedUsers(table, expression);
  const pool = named?.map((record, position) => ({ position, record })).slice(start) ?? table.from(start);
  return where(pool, (user) => matchesExpression(propertyOf(user), expression, folded));
}

function namedUsers(table: UserTable, expression: Expression): readonly UserRecord[] | undefined {
  if (expression.kind !== "compare" || expression.operator !== "eq") return undefined;
  const value = String(expression.value);
  if (expression.path === "profile.login") return table.byLogin(value);
  if (expression.path !== "id") return undefined;
  const found = table.byId(value);
  return found === undefined ? [] : [found];
}

function isIn(user: UserRecord): boolean {
  return user.status !== "DEPROVISIONED";
}

function startsWith(user: UserRecord, q: string): boolean {
  const wanted = q.toLowerCase();
  return ["firstName", "lastName", "email"].some((name) => profileText(user, name).toLowerCase().startsWith(wanted));
}

function propertyOf(user: UserRecord): PropertyReader {
  return (path) => {
    if (path.startsWith("profile.")) return user.profile[path.slice("profile.".length)];
    return topLevel[path]?.(user) ?? undefined;
  };
}

const topLevel: Readonly<Record<string, (user: UserRecord) => string | null>> = {
  id: (user) => user.id,
  status: (user) => user.status,
  created: (user) => user.createdAt,
  activated: (user) => user.activatedAt,
  statusChanged: (user) => user.statusChangedAt,
  lastUpdated: (user) => user.lastUpdatedAt,
  "type.id": (user) => user.typeId,
};
