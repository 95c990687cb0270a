import type { Comparison, Expression } from "./filter-expression.ts";
import type { ProfileValue } from "./user-record.ts";

/** Gives the value of a record's property by its path, e.g. `profile.lastName` or `lastUpdated`; undefined when not set. */
export type PropertyReader = (path: string) => ProfileValue | undefined;

/** Does a record satisfy the expression? `folded` compares texts without regard to case, as `search` does. */
export function matchesExpression(read: PropertyReader, expression: Expression, folded: boolean): boolean {
  if (expression.kind === "compare") return matchesComparison(read, expression, folded);
  const matches = (part: Expression): boolean => matchesExpression(read, part, folded);
  return expression.kind === "and" ? expression.parts.every(matches) : expression.parts.some(matches);
}

/** Properties that are compared by time. */
const instants = ["created", "activated", "statusChanged", "lastUpdated", "lastMembershipUpdated"];

function matchesComparison(read: PropertyReader, comparison: Comparison, folded: boolean): boolean {
  const found = read(comparison.path);
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
  if (instants.includes(path)) return Date.parse(value);
  return folded && path !== "id" ? value.toLowerCase() : value;
}

function compare(found: Comparable, operator: string, wanted: Comparable): boolean {
  switch (operator) {
    case "eq":
      return found === wanted;
    case "ne":
      return found !== wanted;
    case "sw":
      return String(found).startsWith(String(wanted));
    case "co":
      return String(found).includes(String(wanted));
    case "ew":
      return String(found).endsWith(String(wanted));
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
