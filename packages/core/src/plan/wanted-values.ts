import type { PlanContext } from "./plan-context.ts";

/** Wanted values from the person's own record, in the order of the mapping's names. References still hold ids of the source, so they are left out. */
export function ownValues({ input, references }: PlanContext, row: unknown): unknown[] {
  const wanted = input.toAccount.slots(row as never);
  for (const index of references) wanted[index] = undefined;
  return wanted;
}
