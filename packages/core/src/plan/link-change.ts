import type { Change } from "./change.ts";
import { baseOf, passwordSeen } from "./change-parts.ts";
import type { Claim, Person } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";

const becauseOf = ({ hold }: Person, replaces: string | undefined): string => {
  if (hold?.code === "conflict") return "who this person is at the target must be settled by somebody who knows";
  if (replaces === undefined) return "an account that is there seems to be this person's";
  return "seems to be somebody who left and came back, or to have been given their address";
};

/** The change that ties a person to an account that is there. Written to the store alone. */
export function linkChange(
  fold: PlanFold,
  person: Person,
  { by, evidence, replaces }: Extract<Claim, { readonly kind: "link" }>,
): Change {
  return {
    ...baseOf(fold, person, "link", "back-fill"),
    because: becauseOf(person, replaces),
    evidence,
    by,
    ...(person.agreed && { fingerprints: person.agreed }),
    ...passwordSeen(person),
    ...(replaces !== undefined && { replaces }),
  };
}
