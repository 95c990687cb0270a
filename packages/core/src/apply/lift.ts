import { ConfigurationError } from "../errors/configuration-error.ts";
import type { Change, Hold } from "../plan/change.ts";

/** Holds that a person lifts for this run, and who and why: both are journalled with each change. */
export interface Lift {
  /** Ids of changes. */
  readonly changes?: readonly string[];
  /** Every hold of these codes. */
  readonly codes?: readonly Hold["code"][];
  /** Every hold of the code `guard` and one of these classes. */
  readonly guardClasses?: readonly string[];
  readonly by: string;
  readonly reason: string;
}

/** Whether a change may be applied: nothing holds it, or its hold is lifted. What is protected stays so. */
export const mayApply = ({ id, held }: Change, lift: Lift | undefined): boolean => {
  if (!held) return true;
  // Protection is not lifted for one run: whoever wants it gone takes the account off the list.
  if (!lift || held.code === "protected") return false;
  if (lift.changes?.includes(id) || lift.codes?.includes(held.code)) return true;
  return held.code === "guard" && held.guardClass !== undefined && !!lift.guardClasses?.includes(held.guardClass);
};

/** Refuses a lift that names no person or no reason. */
export const assertLift = (lift: Lift | undefined): void => {
  if (!lift) return;
  const empty = (["by", "reason"] as const).filter((name) => lift[name].trim() === "");
  if (empty.length > 0)
    throw new ConfigurationError(empty.map((name) => ({ path: `lift.${name}`, message: "is empty" })));
};
