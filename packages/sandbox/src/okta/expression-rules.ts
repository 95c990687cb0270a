import { comparisonsOf, type Expression } from "./filter-expression.ts";
import { OktaError } from "./okta-error.ts";
import type { UserSchema } from "./user-schema.ts";

const instants = ["created", "activated", "statusChanged", "lastUpdated"];
const filterable = ["status", "id", "profile.login", "profile.email", "profile.firstName", "profile.lastName"];
const containable = ["profile.firstName", "profile.lastName", "profile.email", "profile.login"];
const searchOperators = ["eq", "sw", "gt", "ge", "lt", "le", "pr"];

/**
 * Throws E0000094 for what `filter` does not know: other properties than seven, other operators than `eq`, or an
 * inequality on anything but `lastUpdated`. That it is this code, and not E0000031, is UNCONFIRMED.
 */
export function checkFilter(expression: Expression): void {
  for (const { path, operator } of comparisonsOf(expression)) {
    const dated = path === "lastUpdated" && ["eq", "gt", "ge", "lt", "le"].includes(operator);
    if (!dated && !(filterable.includes(path) && operator === "eq")) throw new OktaError("E0000094");
  }
}

/** Throws E0000031 for what `search` does not know: a property outside the schema, `ne`, or `co` on most attributes. */
export function checkSearch(expression: Expression, schema: UserSchema): void {
  for (const { path, operator } of comparisonsOf(expression)) {
    const contained = operator === "co" && containable.includes(path);
    if (!isSearchable(path, schema) || !(contained || searchOperators.includes(operator)))
      throw new OktaError("E0000031");
  }
}

/** Is this a property that `search` and `sortBy` know? */
export function isSearchable(path: string, schema: UserSchema): boolean {
  if (path.startsWith("profile.")) return schema.attribute(path.slice("profile.".length)) !== undefined;
  return ["id", "status", "type.id", ...instants].includes(path);
}
