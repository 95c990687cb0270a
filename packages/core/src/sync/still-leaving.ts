import { openResource } from "../adapter/any-adapter.ts";
import type { Change } from "../plan/change.ts";
import type { PlanContext } from "../plan/plan-context.ts";
import { readEmployment } from "../plan/read-person.ts";
import { sourceReadingAt } from "./reading-at.ts";
import type { SyncContext } from "./sync-context.ts";

/** Whether the person's own record still says what a removal rests on. `undefined`: the source cannot be asked for one person. */
export async function stillLeaving(
  context: SyncContext,
  planning: () => Promise<PlanContext>,
  change: Change,
): Promise<boolean | undefined> {
  const people = openResource(context.source.people);
  const { reads } = await context.mappings();
  const plan = await planning();
  const found = await people.get?.(change.subject, sourceReadingAt(context, plan.input.at, reads));
  if (!found) return undefined;
  if (change.stateReason === "out of scope") return isOutOfScope(plan, found.row);
  const { moment, timeline } = readEmployment(plan, change.subject, found.row);
  if (timeline.held !== undefined) return false;
  return moment.wish.startsWith("out ") || (moment.wish === "suspended" && change.operation === "suspend");
}

function isOutOfScope({ scope }: PlanContext, row: unknown): boolean {
  const verdict = scope?.(row);
  return verdict?.in === false && verdict.stated;
}
