import type { State } from "../adapter/state.ts";
import { isSame } from "../diff/comparable.ts";
import { withFingerprints } from "../diff/fingerprints.ts";
import { isNothing } from "../diff/is-nothing.ts";
import type { Wish } from "../lifecycle/moment.ts";
import type { Fingerprints } from "../store/link.ts";
import { dropInvalidValues } from "./check-values.ts";
import { compareAttributes } from "./compare-attributes.ts";
import { compareExternalId } from "./external-id.ts";
import type { Person } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";

/** The state in which an account is made, for each wish that makes one. */
export const firstStates: { readonly [W in Wish]?: State } = {
  waiting: "staged",
  in: "active",
  suspended: "suspended",
};

/** Fills in what an account is made with. `false`, with an issue: something that the target requires is missing. */
export function draftAccount(fold: PlanFold, person: Person, wanted: readonly unknown[]): boolean {
  const { owned, input, note, settledLater } = fold.context;
  for (const [index, attribute] of owned.entries()) {
    const value = wanted[index];
    if (value !== undefined && value !== null && value !== "") person.set.set(attribute.name, value);
  }
  if (input.settings.externalId) person.set.set(input.settings.externalId, person.subject);
  const { subject, who } = person;
  dropInvalidValues(fold.context, subject, who, person.set);
  const missing = owned
    .filter(({ name, facts }) => facts.required && !settledLater.has(name) && !person.set.has(name))
    .map(({ name }) => name);
  if (missing.length === 0) return true;
  note({ subject, who, code: "required missing", message: `no account can be made: ${missing.join(", ")} missing` });
  return false;
}

/**
 * What an account that is being linked differs in. The plan that links an account does not rename it,
 * and does not touch its state.
 */
export function comparePersonWithAccount(fold: PlanFold, person: Person, wanted: readonly unknown[]): void {
  const { input, key, owned, canUpdate } = fold.context;
  fold.linking.set(person.subject, person.account);
  person.agreed = agreement(fold, person, wanted);
  if (!canUpdate) return;
  const found = compareAttributes(fold.context, person.subject, wanted, input.target.slots(person.account), undefined);
  const difference = compareExternalId(fold.context, person.subject, person.account, found);
  if (difference) Object.assign(person, difference);
  for (const { name, facts } of owned) if (name === key || facts.unique) person.set.delete(name);
}

/** Fingerprints of what both sides hold alike: from now on a difference there is a change. */
function agreement({ context }: PlanFold, { account }: Person, wanted: readonly unknown[]): Fingerprints {
  const found = context.input.target.slots(account);
  const same = context.owned.flatMap(({ name, facts }, index) => {
    const value = wanted[index];
    return !isNothing(value) && isSame(value, found[index], facts.compare) ? [[name, value] as const] : [];
  });
  const compareOf = (name: string) => context.owned[context.indexOf.get(name) ?? -1]?.facts.compare;
  return withFingerprints(undefined, Object.fromEntries(same), compareOf);
}
