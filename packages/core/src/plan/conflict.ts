import { hold } from "./hold.ts";
import { createPerson, type Unlinked } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";

/** Leaves it to a person to say whose account it is: a held link with all that is known. `account` -1: none, or more than one. */
export function conflict(fold: PlanFold, unlinked: Unlinked, evidence: readonly string[], account = -1): void {
  const { subject, who, employment } = unlinked;
  const person = createPerson({ subject, who, link: undefined, employment, account });
  person.claim = { kind: "link", by: "nobody yet", evidence };
  person.hold = hold("conflict", evidence);
  fold.people.set(subject, person);
}
