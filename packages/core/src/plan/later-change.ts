import { isReference } from "./break-circles.ts";
import type { Change } from "./change.ts";
import { afterOf, baseOf, foundOf, inOrder } from "./change-parts.ts";
import type { Person } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";

/** References that had to wait for accounts made in a circle with this person's own change. `before`: that change. */
export function laterChange(fold: PlanFold, person: Person, before: readonly string[]): readonly Change[] {
  const { later, account } = person;
  if (later.size === 0) return [];
  const waits = [...later.values()].flatMap((value) => (isReference(value) ? [value.ref] : []));
  return [
    {
      ...baseOf(fold, person, "update", "back-fill", "circle"),
      set: inOrder(later),
      ...(account >= 0 && { was: inOrder(foundOf(fold, person, later.keys())) }),
      because: "refers to somebody whose account is made in the same plan and who waits for this person",
      ...afterOf([...before, ...waits]),
    },
  ];
}
