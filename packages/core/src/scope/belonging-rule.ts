import type { ScopeRule } from "./list-rule.ts";
import type { ScopeVerdict } from "./scope-verdict.ts";

const inScope: ScopeVerdict = Object.freeze({ in: true });

/** A rule that the person belongs to one of the groups or apps. The source answers with the names it was asked by, so they are compared as they are. */
function belongingRule(
  attribute: "groups" | "apps",
  names: readonly string[],
  because: { readonly other: string; readonly untold: string },
): ScopeRule {
  const other: ScopeVerdict = Object.freeze({ in: false, because: because.other, stated: true });
  const untold: ScopeVerdict = Object.freeze({ in: false, because: because.untold, stated: false });
  return (read) => {
    const belongsTo = read(attribute);
    if (!Array.isArray(belongsTo)) return untold;
    return names.some((name) => belongsTo.includes(name)) ? inScope : other;
  };
}

/** Member of one of these groups. */
export const groupRule = (names: readonly string[]): ScopeRule =>
  belongingRule("groups", names, {
    other: "is in none of the groups",
    untold: "the source does not tell whether they are in one of the groups",
  });

/** Assigned to this app. */
export const appRule = (name: string): ScopeRule =>
  belongingRule("apps", [name], {
    other: "is not assigned to the app",
    untold: "the source does not tell whether they are assigned to the app",
  });
