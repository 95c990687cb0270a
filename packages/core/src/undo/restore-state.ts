import type { State } from "../adapter/state.ts";
import type { Change } from "../plan/change.ts";
import { baseOf } from "../plan/change-parts.ts";
import { hold } from "../plan/hold.ts";
import { lockedUntil } from "../plan/locked-until.ts";
import type { Person } from "../plan/person.ts";
import { judgeState, operationTo } from "../plan/person-state.ts";
import type { PlanFold } from "../plan/plan-fold.ts";
import type { StateReason } from "../store/link.ts";
import type { Effects, Moved } from "./effects.ts";
import type { Findings } from "./findings.ts";

/** What takes a run's change of somebody's state back, and the account that a run made out. Notes why it is not. */
export function restoreState(fold: PlanFold, findings: Findings, effects: Effects, person: Person): readonly Change[] {
  if (effects.created) return putOut(fold, findings, effects, person);
  return effects.moved ? moveBack(fold, findings, effects, person, effects.moved) : [];
}

function moveBack(
  fold: PlanFold,
  findings: Findings,
  effects: Effects,
  person: Person,
  { before, left, since, remembered }: Moved,
): readonly Change[] {
  const { target, resource } = fold.context.input;
  const state = target.state(person.account);
  const operation = operationTo(before, state);
  const status = target.status(person.account) ?? state;
  if (before === left) return [];
  if (state === before) return told(findings, "back already", effects, `the account is ${status}, as before the run`);
  if (state !== left || hasMoved(fold, person, since))
    return told(findings, "changed since", effects, `the account was moved after the run, is ${status} and is left so`);
  if (!operation || !resource.become?.[before])
    return told(findings, "cannot come back", effects, `an account that is ${status} cannot be made ${before} again`);
  const until = lockedUntil(resource, state, target.stateSince(person.account) ?? since, fold.context.nowMs);
  if (until !== undefined)
    return told(
      findings,
      "cannot come back",
      effects,
      `the account is ${status}, which the target keeps so until ${until}`,
    );
  const because = remembered?.state === before ? remembered.because : "reverted";
  return [stateChange(fold, person, operation, before, because)];
}

/** The vendor's time stamp tells that somebody has moved the account since, even to the same state again. */
const hasMoved = ({ context }: PlanFold, { account }: Person, since: string | undefined): boolean => {
  const now = context.input.target.stateSince(account);
  return since !== undefined && now !== undefined && now !== since;
};

const told = (
  findings: Findings,
  code: "cannot come back" | "back already" | "changed since",
  effects: Effects,
  message: string,
): readonly Change[] => {
  findings.add(code, effects, message);
  return [];
};

/**
 * An account that the run made is put out the way this sync puts leavers out, and by suspension where it puts nobody out: that loses least.
 * It stays linked, so nobody gets a second one, and is never deleted.
 */
function putOut(fold: PlanFold, findings: Findings, effects: Effects, person: Person): readonly Change[] {
  const { target, resource, settings, elsewhere } = fold.context.input;
  const state = target.state(person.account);
  const status = target.status(person.account) ?? state;
  const owner = elsewhere?.get(target.id(person.account));
  if (owner)
    return told(findings, "changed since", effects, `the sync "${owner.sync}" keeps the account by now: it is left`);
  const wish = settings.lifecycle.leavers.action === "deactivate" ? "out by deactivation" : "out by suspension";
  const found = { state, status, since: undefined, put: undefined, handedOver: true };
  const verdict = judgeState(wish, found, settings.lifecycle, resource);
  if (verdict.kind === "none")
    return told(findings, "back already", effects, `the account is ${status}: nobody gets in`);
  if (verdict.kind !== "reach")
    return told(findings, "cannot come back", effects, `the target has no way to put out an account that is ${status}`);
  const { operation, ifRefused } = verdict;
  const change = stateChange(fold, person, operation, verdict.state, "reverted");
  const last = effects.moved ?? effects.created;
  const isUsed = state !== last?.left || hasMoved(fold, person, last.since);
  const evidence = `the account was made by the run and has been used or moved since: it is ${status}`;
  return [{ ...change, ...(ifRefused && { ifRefused }), ...(isUsed && { held: hold("review", [evidence]) }) }];
}

function stateChange(
  fold: PlanFold,
  person: Person,
  operation: Change["operation"],
  state: State,
  stateReason: StateReason,
): Change {
  const { target, settings } = fold.context.input;
  const { revokeSessions } = settings.lifecycle.leavers;
  const stateWas = target.state(person.account);
  const statusWas = target.status(person.account);
  const isRemoval = state === "suspended" || state === "inactive";
  const mails = state === "active" && stateWas !== "suspended" && settings.lifecycle.joiners.sendActivationMail;
  return {
    ...baseOf(fold, person, operation, isRemoval ? "removals" : "joiners"),
    state,
    stateWas,
    ...(statusWas !== undefined && { statusWas }),
    ...(person.link?.state?.state === stateWas && { reasonWas: person.link.state.because }),
    stateReason,
    because: "",
    ...(isRemoval && revokeSessions && { revokeSessions: true as const }),
    ...(mails && { mails: 1 }),
  };
}
