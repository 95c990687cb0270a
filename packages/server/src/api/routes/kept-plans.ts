import type { Change, Plan } from "@rosterkit/core";
import type { ApiContext } from "../define-route.ts";
import { ProblemError } from "../problem-error.ts";
import { notFound } from "./not-found.ts";
import { assertSync } from "./sync-of.ts";

/** Where a plan is. */
export interface PlanParams {
  readonly sync: string;
  readonly plan: string;
}

/** A kept plan of a sync, proven whole. Rejects with a ProblemError where it has none of that id. */
export async function planOf(context: ApiContext, { sync, plan }: PlanParams): Promise<Plan> {
  await assertSync(context, sync);
  const found = await context.store.plans.get(plan);
  if (found?.sync !== sync) throw notFound("plan");
  return found;
}

/** What a plan says of itself. */
export function describePlan(id: string, plan: Plan) {
  const { sync, at, digest, tenants, counts, changes, issues, confirmation, reverts } = plan;
  const held = changes.flatMap((change) => change.held ?? []);
  const classes: Record<string, number> = {};
  for (const { guardClass } of held) if (guardClass !== undefined) classes[guardClass] = (classes[guardClass] ?? 0) + 1;
  return {
    ...{ id, sync, at, digest, tenants, classes },
    counts: { ...counts },
    changes: changes.length,
    held: held.length,
    issues: issues.length,
    ...(confirmation && { confirmation }),
    ...(reverts !== undefined && { reverts }),
  };
}

interface ChangeQuery {
  readonly limit: number;
  readonly held?: "true" | "false" | undefined;
  readonly after?: number | undefined;
}

/** One page of changes. Lines are read until it is full, so that a plan of any size takes no more memory than a page. */
export async function changesOf({ store }: ApiContext, { sync, plan }: PlanParams, query: ChangeQuery) {
  const { limit, held, after = 0 } = query;
  const items: Change[] = [];
  let number = 0;
  let last = 0;
  for await (const batch of store.plans.lines(plan))
    for (const line of batch) {
      const { change, sync: of }: { readonly change?: Change; readonly sync?: string } = JSON.parse(line);
      if (number === 0 && of !== sync) throw notFound("plan");
      number += 1;
      if (!change) continue;
      if (number <= after || (held !== undefined && (held === "true") !== (change.held !== undefined))) continue;
      if (items.length === limit) return { items, next: last };
      items.push(change);
      last = number;
    }
  if (number === 0) throw notFound("plan");
  return { items };
}

const longestMs = 24 * 3_600_000;

/** Throws a ProblemError where the plan is not one to confirm, not the one that was seen, or was made so long ago that people have changed. */
export function assertConfirmable(plan: Plan, digest: string, nowMs: number): void {
  const refuse = (code: string, message: string, remedy: string) =>
    new ProblemError({ status: 409, code, message, remedy });
  if (plan.digest !== digest)
    throw refuse("other-digest", "The plan is not the one that was seen", "Look at it, and confirm the digest it has.");
  if (plan.confirmation === undefined)
    throw refuse("nothing-to-confirm", "The plan needs no confirmation as a whole", "Approve what is held of it.");
  if (nowMs - Date.parse(plan.at) > longestMs)
    throw refuse("plan-too-old", "The plan is older than a day", "Have it planned anew, and confirm that plan.");
}
