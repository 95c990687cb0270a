import type { PlanContext } from "./plan-context.ts";
import type { Employment } from "./read-person.ts";

/**
 * Wanted values from the person's own record, in the order of the mapping's names. References still hold ids of the source, so they are left out,
 * and so is what would tell the target of an end that lies ahead.
 */
export function ownValues(
  { input, references, ends, nowMs }: PlanContext,
  row: unknown,
  { timeline: { endMs } }: Pick<Employment, "timeline">,
): unknown[] {
  const wanted = input.toAccount.slots(row as never);
  for (const index of references) wanted[index] = undefined;
  if (endMs !== undefined && endMs > nowMs) for (const index of ends) wanted[index] = undefined;
  return wanted;
}
