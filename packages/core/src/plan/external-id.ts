import type { Difference } from "./compare-attributes.ts";
import type { PlanContext } from "./plan-context.ts";

/** In words, for the plan's header, beside the rules of the mapping. */
export const externalIdRule = "Id of the record at the source";

/** Adds the source record's id where the account has a slot for it and holds something else, so that a lost store can be rebuilt from the target. */
export function compareExternalId(
  { input }: PlanContext,
  subject: string,
  account: number,
  difference: Difference | undefined,
): Difference | undefined {
  const { externalId } = input.settings;
  if (!externalId || input.target.value(account, externalId) === subject) return difference;
  const found = difference ?? { set: new Map(), drifted: new Set() };
  found.set.set(externalId, subject);
  return found;
}
