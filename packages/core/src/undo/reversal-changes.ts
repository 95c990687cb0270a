import type { Change, Hold } from "../plan/change.ts";
import { afterOf, baseOf, foundOf, inOrder } from "../plan/change-parts.ts";
import { protectionOf } from "../plan/hold-person.ts";
import type { Parking } from "../plan/order-unique-values.ts";
import type { PlanFold } from "../plan/plan-fold.ts";
import { parkChange } from "../plan/update-change.ts";
import type { Reversal } from "./reverse-person.ts";

/**
 * The changes that take a run back for one person, in the opposite order of how a run does them: values before access is taken away and after it
 * is given back; linked again before all of it, and unlinked after it.
 */
export function reversalChanges(
  fold: PlanFold,
  reversal: Reversal,
  parkings: readonly Parking[],
  told: string,
): readonly Change[] {
  const { person, state, links } = reversal;
  const own = parkings.filter(({ subject }) => subject === person.subject);
  const parked = own.map((parking) => ({ ...parkChange(fold, person, parking), ...fingerprints(reversal) }));
  const values = valueChange(fold, reversal, own);
  const comesBack = state.some(({ lane }) => lane !== "removals");
  const linkedAgain = links.filter(({ operation }) => operation === "link");
  const unlinked = links.filter(({ operation }) => operation === "unlink");
  const chain = [
    ...linkedAgain,
    ...(comesBack ? state : []),
    ...parked,
    ...values,
    ...(comesBack ? [] : state),
    ...unlinked,
  ];
  return chain.map((change, index) => {
    const before = chain.slice(0, index).map(({ id }) => id);
    const held = protectionOf(fold, person.account, change) ?? heldBy(reversal, change);
    const after = afterOf([...(change.after ?? []), ...before]);
    return { ...change, because: `takes back what ${told} did`, ...after, ...(held && { held }) };
  });
}

function valueChange(fold: PlanFold, reversal: Reversal, parkings: readonly Parking[]): readonly Change[] {
  const { person } = reversal;
  if (person.set.size === 0) return [];
  const was = foundOf(fold, person, person.set.keys());
  for (const { attribute, value } of parkings) was.set(attribute, value);
  const change = {
    ...baseOf(fold, person, "update", "movers"),
    set: inOrder(person.set),
    was: inOrder(was),
    because: "",
    ...fingerprints(reversal),
    ...afterOf(person.after),
  };
  return [change];
}

/** What we had written before the run counts as ours again, and what somebody else had put there as theirs. */
const fingerprints = ({ effects }: Reversal): Pick<Change, "restores"> => {
  const before = effects.linkBefore?.fingerprints;
  return { restores: before === undefined ? {} : { fingerprints: before } };
};

/** A value that somebody else took in the meantime holds the values alone. */
const heldBy = ({ person }: Reversal, { operation, held }: Change): Hold | undefined =>
  held ?? (operation === "update" ? person.hold : undefined);
