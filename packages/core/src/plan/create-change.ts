import type { Change } from "./change.ts";
import { afterOf, baseOf, dueOf, fromOf, inOrder, passwordSeen } from "./change-parts.ts";
import { dropInvalidValues } from "./check-values.ts";
import { firstStates } from "./draft-account.ts";
import { explainMoment } from "./explain-moment.ts";
import type { Person } from "./person.ts";
import { stateReasonOf } from "./person-state.ts";
import type { PlanFold } from "./plan-fold.ts";

/** The change that makes an account. */
export function createChange(fold: PlanFold, person: Person): Change {
  const { context } = fold;
  // What was taken from other records has not been looked at yet.
  dropInvalidValues(context, person.subject, person.who, person.set);
  const { moment } = person.employment ?? {};
  const state = firstStates[moment?.wish ?? "waiting"] ?? "staged";
  const mails = state !== "staged" && context.input.settings.lifecycle.joiners.sendActivationMail;
  return {
    ...baseOf(fold, person, "create", "joiners"),
    set: inOrder(person.set),
    ...fromOf(person, person.set),
    ...(context.passwords && { setsPassword: context.passwords.attribute }),
    ...passwordSeen(person),
    state,
    ...(moment && { stateReason: stateReasonOf(moment) }),
    because: explainMoment(context, person),
    ...dueOf(person),
    ...(mails && { mails: 1 }),
    ...afterOf(person.after),
  };
}
