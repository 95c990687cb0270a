import type { Change, Lane } from "./change.ts";
import { baseOf, dueOf } from "./change-parts.ts";
import { explainMoment } from "./explain-moment.ts";
import type { Person } from "./person.ts";
import { type StateVerdict, stateReasonOf } from "./person-state.ts";
import type { PlanFold } from "./plan-fold.ts";
import type { Employment } from "./read-person.ts";

type Reach = Extract<StateVerdict, { readonly kind: "reach" }>;

/** The change of an account's state, where there is one and the settings allow it. */
export function stateChange(fold: PlanFold, person: Person): readonly Change[] {
  const { state, employment } = person;
  if (state.kind !== "reach" || !employment) return [];
  const isRemoval = state.operation === "suspend" || state.operation === "deactivate";
  if (isRemoval && !fold.context.input.settings.remove) return [];
  const lane: Lane = isRemoval ? "removals" : "joiners";
  return [
    {
      ...baseOf(fold, person, state.operation, lane),
      ...stateOf(fold, person, state),
      ...reasonOf(fold, person, employment),
      ...(isRemoval ? removalOf(fold, state) : mailsOf(fold, person)),
      ...dueOf(person),
    },
  ];
}

/** The state to reach and the one there is. */
function stateOf({ context }: PlanFold, { account, link }: Person, { state }: Reach) {
  const { target } = context.input;
  const stateWas = target.state(account);
  const statusWas = target.status(account);
  const isOurs = link?.state?.state === stateWas;
  return {
    state,
    stateWas,
    ...(statusWas !== undefined && { statusWas }),
    ...(isOurs && link?.state && { reasonWas: link.state.because }),
  };
}

function reasonOf(fold: PlanFold, person: Person, { moment }: Employment) {
  const outOfScope = fold.outOfScope.get(person.subject);
  if (outOfScope === undefined)
    return { stateReason: stateReasonOf(moment), because: explainMoment(fold.context, person) };
  return { stateReason: "out of scope" as const, because: `is no longer in scope: ${outOfScope}` };
}

/** The person's own record, read in this run, says so: that is the ground of everything but vanishing. */
const removalOf = ({ context }: PlanFold, { ifRefused }: Reach) => ({
  ground: "stated" as const,
  ...(context.input.settings.lifecycle.leavers.revokeSessions && { revokeSessions: true as const }),
  ...(ifRefused && { ifRefused }),
});

/** An account that comes alive tells its owner, if mail is wanted; one suspended until its start needs a password reset to be usable at all. */
const mailsOf = ({ context }: PlanFold, { state, link }: Person) => {
  if (state.kind !== "reach" || state.state !== "active") return {};
  const { joiners } = context.input.settings.lifecycle;
  const resetsPassword = joiners.firstState === "suspended until start" && link?.state?.because === "before start";
  return joiners.sendActivationMail || resetsPassword ? { mails: 1 } : {};
};
