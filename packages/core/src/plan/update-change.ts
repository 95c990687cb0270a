import type { Change } from "./change.ts";
import { afterOf, baseOf, foundOf, fromOf, inOrder } from "./change-parts.ts";
import { dropInvalidValues } from "./check-values.ts";
import { leaveClearsByHand } from "./leave-clears-by-hand.ts";
import { type Parking, parkStep } from "./order-unique-values.ts";
import type { Person } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";

/** The change of an account's attributes, if there is anything to write. `before`: changes of the same account that come first. */
export function updateChange(
  fold: PlanFold,
  person: Person,
  before: readonly string[],
  parkings: readonly Parking[] = [],
): readonly Change[] {
  dropInvalidValues(fold.context, person.subject, person.who, person.set);
  dropUnprovenClears(fold, person);
  leaveClearsByHand(fold.context, person.subject, person.who, person.set);
  if (person.set.size === 0) return [];
  const was = foundOf(fold, person, person.set.keys());
  // By the time of the update the account holds what it was parked with.
  for (const { attribute, value } of parkings) was.set(attribute, value);
  const drifted = [...person.set.keys()].filter((name) => person.drifted.has(name)).sort();
  return [
    {
      ...baseOf(fold, person, "update", "movers"),
      set: inOrder(person.set),
      was: inOrder(was),
      ...(drifted.length > 0 && { drifted }),
      ...fromOf(person, person.set),
      because: person.link ? becauseOf(drifted, person.set.size) : "the source has it so",
      ...afterOf([...person.after, ...before]),
    },
  ];
}

const becauseOf = (drifted: readonly string[], count: number): string => {
  if (drifted.length === 0) return "changed at the source";
  return drifted.length === count
    ? "changed at the target: restored"
    : `changed at the source; ${drifted.join(", ")} changed at the target: restored`;
};

/** Gives a unique value free for somebody who waits for it, while values go round in a circle. */
export const parkChange = (fold: PlanFold, person: Person, { attribute, value }: Parking): Change => ({
  ...baseOf(fold, person, "update", "movers", parkStep(attribute)),
  set: { [attribute]: value },
  was: inOrder(foundOf(fold, person, [attribute])),
  because: `makes way while ${attribute} goes round in a circle`,
});

/** Nobody in the whole read has a value: that looks like a lost permission, so nothing is cleared. */
function dropUnprovenClears({ context, values, unproven }: PlanFold, person: Person): void {
  for (const [name, value] of person.set) {
    if (value !== null || values.has(context.indexOf.get(name) ?? -1)) continue;
    person.set.delete(name);
    unproven.add(name);
  }
}
