import type { Link } from "../store/link.ts";
import type { PlanContext } from "./plan-context.ts";

/** When the person's password at the source last changed; `null`: they have none yet; `undefined`: not said, or nobody asks. */
export function passwordChangedAt({ passwords, employee }: PlanContext, row: unknown): string | null | undefined {
  if (!passwords?.afterChanges) return undefined;
  const at = employee("passwordChangedAt")(row);
  return at === null || (typeof at === "string" && !Number.isNaN(Date.parse(at))) ? at : undefined;
}

/**
 * The change of the source's password that the account has not followed yet; `undefined`: none. For somebody whose link remembers none, only what
 * came after the linking counts, and after the sync began to look.
 */
export function passwordNews(context: PlanContext, row: unknown, link: Link): string | undefined {
  const at = passwordChangedAt(context, row);
  return typeof at === "string" && Date.parse(at) > lastSetMs(context, link) ? at : undefined;
}

function lastSetMs({ input }: PlanContext, { passwordChangedAt: known, at }: Link): number {
  if (known === null) return Number.NEGATIVE_INFINITY;
  if (known !== undefined) return Date.parse(known);
  return Math.max(Date.parse(at), Date.parse(input.facts.passwordsFrom ?? input.at));
}
