import type { Change } from "./change.ts";

/**
 * Whether a change takes access or memberships away: it waits for the turn of others, and for the success of none. An update among the removals makes
 * way for one, and takes nothing away.
 */
export const takesAway = ({ lane, operation }: Pick<Change, "lane" | "operation">): boolean =>
  lane === "removals" && operation !== "update";
