import type { Extent } from "../roster/extent.ts";
import type { Link } from "../store/link.ts";
import type { PlanContext } from "./plan-context.ts";
import type { PlanFold } from "./plan-fold.ts";

/** Whether somebody's account is gone at a target that removes nobody: an admin made it one with another, or it is not shown. */
export const isMerged = (extent: Extent, link: Link | undefined): boolean =>
  !extent.complete && link?.target !== undefined && (extent.gone?.includes(link.target) ?? false);

/** Tells whose account that is and what to do: until then every read of the target is incomplete. `who`: absent where the record was not read. */
export function noteMerged({ input, note }: PlanContext, link: Link, who?: string): void {
  if (!isMerged(input.target.extent, link)) return;
  const message =
    `the linked account ${link.target} is gone, although the target removes nobody: an admin there made it one with another, or it is not shown; ` +
    "match them with the account that it was made one with, or unmatch them: until then nobody is made or linked";
  note({ subject: link.source, ...(who !== undefined && { who }), code: "account merged", message });
}

/** Those of whom the source has no record, or none that was read. */
export function noteMergedUnread({ context, columns }: PlanFold): void {
  const { target, links } = context.input;
  if (target.extent.complete) return;
  for (const id of target.extent.gone ?? []) {
    const link = links.byTarget(id);
    if (link && !columns.has(link.source)) noteMerged(context, link);
  }
}
