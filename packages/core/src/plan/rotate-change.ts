import type { Change } from "./change.ts";
import { afterOf, baseOf } from "./change-parts.ts";
import type { Person } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";

/** The change that gives an account a new password, where one is due. `before`: changes of the account's state, which come first. */
export function rotateChange(fold: PlanFold, person: Person, before: readonly Change[]): readonly Change[] {
  const { passwords } = fold.context;
  if (!passwords || person.claim || typeof person.passwordChangedAt !== "string") return [];
  return [
    {
      ...baseOf(fold, person, "rotate password", "movers"),
      setsPassword: passwords.attribute,
      passwordChangedAt: person.passwordChangedAt,
      because: "the password was changed at the source",
      ...afterOf(before.map(({ id }) => id)),
    },
  ];
}
