import { comparisonsOf, type Expression } from "./filter-expression.ts";
import { OktaError } from "./okta-error.ts";

const instants = ["lastUpdated", "lastMembershipUpdated"];
const searchable = ["id", "type", "created", ...instants, "source.id", "profile.name", "profile.description"];
const inequalities = ["gt", "ge", "lt", "le"];

/**
 * Throws E0000094 for what `filter` of groups does not know: anything but `id` and `type` with `eq`, and the two instants
 * with comparisons. That it is this code is UNCONFIRMED.
 */
export function checkGroupFilter(expression: Expression): void {
  for (const { path, operator } of comparisonsOf(expression)) {
    const dated = instants.includes(path) && ["eq", ...inequalities].includes(operator);
    if (!dated && !(["id", "type"].includes(path) && operator === "eq")) throw new OktaError("E0000094");
  }
}

/** Throws E0000031 for what `search` of groups does not know: another property, or `co` on anything but name and description. */
export function checkGroupSearch(expression: Expression): void {
  for (const { path, operator } of comparisonsOf(expression)) {
    const contained = operator === "co" && path.startsWith("profile.");
    if (!isSearchableOfGroup(path) || !(contained || ["eq", "sw", "pr", ...inequalities].includes(operator)))
      throw new OktaError("E0000031");
  }
}

/** Is this a property that `search` and `sortBy` of groups know? */
export function isSearchableOfGroup(path: string): boolean {
  return searchable.includes(path);
}
