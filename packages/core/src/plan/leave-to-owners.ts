import type { Change } from "./change.ts";
import type { PlanContext } from "./plan-context.ts";

/** An import that owns nothing makes and links accounts; whatever else was concluded is left to whoever owns them, and told. */
export function leaveToOwners({ input, note }: PlanContext, changes: readonly Change[]): readonly Change[] {
  if (input.settings.owns !== "nothing") return changes;
  return changes.filter((change) => {
    const { operation, subject, who, set = {} } = change;
    if (operation === "create" || operation === "link") return true;
    const what = [operation, ...Object.keys(set)].join(" ");
    note({ subject, who, code: "left to the owner", message: `is left to whoever owns the account: ${what}` });
    return false;
  });
}
