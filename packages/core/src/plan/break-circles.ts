import type { Reference } from "./change.ts";
import { changeId } from "./change-id.ts";
import { type Circle, findCircles } from "./find-circles.ts";
import type { Person } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";

/**
 * Nobody may wait for themselves by way of others. What can be put off is a reference to an account that the plan makes: it becomes a change of its
 * own. Circles of unique values are parked before, so every circle left has such a reference.
 */
export function breakCircles({ people }: PlanFold): void {
  const waiting = [...people.values()].filter((person) => person.after.size > 0);
  const subjectOf = new Map(waiting.map(({ subject, claim }) => [mainChange(subject, claim), subject]));
  const waitsFor = (subject: string) =>
    [...(people.get(subject)?.after ?? [])].flatMap((change) => subjectOf.get(change) ?? []);
  for (;;) {
    const circles = findCircles(subjectOf.values(), waitsFor);
    if (!circles.some((circle) => postponeOne(people, circle))) return;
  }
}

const mainChange = (subject: string, claim: Person["claim"]): string =>
  changeId("people", claim?.kind === "create" ? "create" : "update", subject);

/** Postpones one reference of a circle. `false`: it has none, or is broken already. */
function postponeOne(people: ReadonlyMap<string, Person>, { members }: Circle): boolean {
  // From the edge that closes the circle backwards: that is where the reader of a plan expects the seam.
  for (let at = members.length - 1; at >= 0; at--) {
    const person = people.get(members[at] ?? "");
    const next = members[(at + 1) % members.length] ?? "";
    if (person && postpone(person, changeId("people", "create", next))) return true;
  }
  return false;
}

/** Moves a person's references to an account that `create` makes to a change of their own. `false`: there is none. */
function postpone(person: Person, create: string): boolean {
  const names = [...person.set].filter(([, value]) => isReferenceTo(value, create)).map(([name]) => name);
  for (const name of names) {
    person.later.set(name, person.set.get(name));
    person.set.delete(name);
  }
  if (names.length > 0) person.after.delete(create);
  return names.length > 0;
}

const isReferenceTo = (value: unknown, change: string): boolean => isReference(value) && value.ref === change;

/** Whether a value stands for an account that the same plan makes. */
export const isReference = (value: unknown): value is Reference =>
  typeof value === "object" && value !== null && "ref" in value && typeof value.ref === "string";
