import { checkFilter, checkSearch, isSearchable } from "./expression-rules.ts";
import { type Expression, parseExpression } from "./filter-expression.ts";
import { matchesExpression, propertyOf } from "./match-expression.ts";
import { OktaError } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";
import { profileText, type UserRecord } from "./user-record.ts";
import type { UserTable } from "./user-table.ts";

/** A user at a position that a cursor can name. */
export interface PlacedUser {
  readonly position: number;
  readonly record: UserRecord;
}

/** Users that a list request asks for, from a position on. */
export type Selection = (start: number) => Iterable<PlacedUser>;

/** Reads `search`, `filter`, `q` and `sortBy`. Throws Okta's errors for what they may not say. */
export function selectUsers(org: OktaOrg, query: URLSearchParams): Selection {
  const [search, filter, q] = [query.get("search"), query.get("filter"), query.get("q")];
  if (search !== null && filter !== null) throw new OktaError("E0000033");
  if (search !== null) return searched(org, search, query.get("sortBy"), query.get("sortOrder") === "desc");
  const users = org.users;
  if (filter !== null) return filtered(org, filter);
  if (q !== null) return (start) => where(users.from(start), (user) => isIn(user) && startsWith(user, q));
  return (start) => where(users.from(start), isIn);
}

function searched(org: OktaOrg, text: string, sortBy: string | null, descending: boolean): Selection {
  const expression = parseExpression(text);
  checkSearch(expression, org.schema);
  const table = org.index.users;
  if (sortBy === null) return (start) => candidates(table, expression, start, true);
  if (!isSearchable(sortBy, org.schema)) throw new OktaError("E0000031");
  return (start) => {
    const found = [...candidates(table, expression, 0, true)].map(({ record }) => record);
    return found
      .sort((a, b) => bySorting(a, b, sortBy, descending))
      .map((record, position) => ({ position, record }))
      .slice(start);
  };
}

function filtered(org: OktaOrg, text: string): Selection {
  const expression = parseExpression(text);
  checkFilter(expression);
  const table = org.switches.filterIsLate ? org.index.users : org.users;
  return (start) => candidates(table, expression, start, false);
}

/** Goes through the table, unless the expression names one id or login. */
function candidates(table: UserTable, expression: Expression, start: number, folded: boolean): Iterable<PlacedUser> {
  const named = namedUsers(table, expression);
  const pool = named?.map((record, position) => ({ position, record })).slice(start) ?? table.from(start);
  return where(pool, (user) => matchesExpression(user, expression, folded));
}

function namedUsers(table: UserTable, expression: Expression): readonly UserRecord[] | undefined {
  if (expression.kind !== "compare" || expression.operator !== "eq") return undefined;
  const value = String(expression.value);
  if (expression.path === "profile.login") return table.byLogin(value);
  if (expression.path !== "id") return undefined;
  const found = table.byId(value);
  return found === undefined ? [] : [found];
}

function* where(users: Iterable<PlacedUser>, accepts: (user: UserRecord) => boolean): Generator<PlacedUser> {
  for (const placed of users) if (accepts(placed.record)) yield placed;
}

function isIn(user: UserRecord): boolean {
  return user.status !== "DEPROVISIONED";
}

function startsWith(user: UserRecord, q: string): boolean {
  const wanted = q.toLowerCase();
  return ["firstName", "lastName", "email"].some((name) => profileText(user, name).toLowerCase().startsWith(wanted));
}

function bySorting(a: UserRecord, b: UserRecord, path: string, descending: boolean): number {
  const left = String(propertyOf(a, path) ?? "").toLowerCase();
  const right = String(propertyOf(b, path) ?? "").toLowerCase();
  if (left === right) return a.id < b.id ? -1 : 1;
  return left < right === descending ? 1 : -1;
}
