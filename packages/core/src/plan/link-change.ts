import type { Change } from "./change.ts";
import { baseOf } from "./change-parts.ts";
import type { Claim, Person } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";

/** The change that ties a person to an account that is there. Written to the store alone. */
export function linkChange(
  fold: PlanFold,
  person: Person,
  { by, evidence, replaces }: Extract<Claim, { readonly kind: "link" }>,
): Change {
  const because =
    replaces === undefined
      ? "an account that is there seems to be this person's"
      : "seems to be somebody who left and came back";
  return {
    ...baseOf(fold, person, "link", "back-fill"),
    because,
    evidence,
    by,
    ...(person.agreed && { fingerprints: person.agreed }),
    ...(replaces !== undefined && { replaces }),
  };
}
