import type { Change } from "./change.ts";
import { createChange } from "./create-change.ts";
import { holdPerson } from "./hold-person.ts";
import { laterChange } from "./later-change.ts";
import { linkChange } from "./link-change.ts";
import type { Parking } from "./order-unique-values.ts";
import type { Person } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";
import { rotateChange } from "./rotate-change.ts";
import { stateChange } from "./state-change.ts";
import { parkChange, updateChange } from "./update-change.ts";

/** Turns what was concluded about everybody into changes, each of them one write. */
export function buildChanges(fold: PlanFold, parkings: readonly Parking[]): readonly Change[] {
  const bySubject = Map.groupBy(parkings, ({ subject }) => subject);
  const changes: Change[] = [];
  for (const person of fold.people.values()) {
    const built = changesOf(fold, person, bySubject.get(person.subject) ?? []);
    changes.push(...holdPerson(fold, person, built));
  }
  return changes;
}

function changesOf(fold: PlanFold, person: Person, parkings: readonly Parking[]): readonly Change[] {
  const [first, ...more] = firstChanges(fold, person, parkings);
  if (!first) return laterChange(fold, person, []);
  const own = [first, ...more];
  const last = own.filter(({ operation }) => operation !== "rotate password").at(-1);
  return [...own, ...laterChange(fold, person, last ? [last.id] : [])];
}

/** Everything but the references that had to be put off. An update waits for the others; a new password, for the state alone. */
function firstChanges(fold: PlanFold, person: Person, parkings: readonly Parking[]): readonly Change[] {
  if (person.claim?.kind === "create") return [createChange(fold, person)];
  if (person.claim?.kind === "link") {
    const link = linkChange(fold, person, person.claim);
    return person.hold?.code === "conflict" ? [link] : [link, ...updateChange(fold, person, [link.id])];
  }
  const state = stateChange(fold, person);
  const before = [...state, ...parkings.map((parking) => parkChange(fold, person, parking))];
  return [
    ...before,
    ...updateChange(
      fold,
      person,
      before.map(({ id }) => id),
      parkings,
    ),
    ...rotateChange(fold, person, state),
  ];
}
