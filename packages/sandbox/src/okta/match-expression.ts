import type { Comparison, Expression } from "./filter-expression.ts";
import type { ProfileValue, UserRecord } from "./user-record.ts";

/** Does the user satisfy the expression? `folded` compares texts without regard to case, as `search` does. */
export function matchesExpression(user: UserRecord, expression: Expression, folded: boolean): boolean {
  if (expression.kind === "compare") return matchesComparison(user, expression, folded);
  const matches = (part: Expression): boolean => matchesExpression(user, part, folded);
  return expression.kind === "and" ? expression.parts.every(matches) : expression.parts.some(matches);
}

/** The value of a property by its path, e.g. `profile.lastName` or `lastUpdated`; undefined when it is not set. */
export function propertyOf(user: UserRecord, path: string): ProfileValue | undefined {
  if (path.startsWith("profile.")) return user.profile[path.slice("profile.".length)];
  return topLevel[path]?.(user) ?? undefined;
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

function matchesComparison(user: UserRecord, comparison: Comparison, folded: boolean): boolean {
  const found = propertyOf(user, comparison.path);
  if (found === undefined) return false;
  if (comparison.operator === "pr" || comparison.value === undefined) return found !== "";
  const { path, value } = comparison;
  const wanted = comparable(path, value, folded);
  // Any element of an array will do.
  return (typeof found === "object" ? found : [found]).some((one) =>
    compare(comparable(path, one, folded), comparison.operator, wanted),
  );
}

type Comparable = string | number | boolean;

/** Ids and statuses are compared as they are; instants by time, however they are written. */
function comparable(path: string, value: Comparable, folded: boolean): Comparable {
  if (typeof value !== "string") return value;
  if (["created", "activated", "statusChanged", "lastUpdated"].includes(path)) return Date.parse(value);
  return folded && path !== "id" ? value.toLowerCase() : value;
}

function compare(found: Comparable, operator: string, wanted: Comparable): boolean {
  switch (operator) {
    case "eq":
      return found === wanted;
    case "sw":
      return String(found).startsWith(String(wanted));
    case "co":
      return String(found).includes(String(wanted));
    case "gt":
      return found > wanted;
    case "ge":
      return found >= wanted;
    case "lt":
      return found < wanted;
    case "le":
      return found <= wanted;
    default:
      return false;
  }
}
