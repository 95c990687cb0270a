import { type Finding, findAccount } from "../matching/find-account.ts";
import { findRivals, type Seeker } from "../matching/find-rivals.ts";
import { answersFor, type Complete, isComplete } from "../roster/extent.ts";
import type { Roster } from "../roster/roster.ts";
import { claimFound } from "./claim-found.ts";
import { claimNew, wantedLogin } from "./claim-new.ts";
import { conflict } from "./conflict.ts";
import type { Unlinked } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";

interface Claimant extends Seeker {
  readonly unlinked: Unlinked;
}

/**
 * Decides for everybody who is not linked: an account to link, one to make, a conflict for a person to settle, or nothing yet.
 * Both linking by rule and making are conclusions from absence, so without a complete read of the accounts nothing is decided,
 * and from a read of single accounts nothing about people whose keys were not asked for.
 */
export function claimAccounts(fold: PlanFold): void {
  const { context, unlinked } = fold;
  const { target } = context.input;
  if (unlinked.length === 0) return;
  if (!isComplete(target)) return void noteUndecided(fold, unlinked.length);
  const people = unlinked.toSorted((a, b) => (a.subject < b.subject ? -1 : 1)).filter((one) => isAsked(fold, one));
  if (people.length < unlinked.length) noteUndecided(fold, unlinked.length - people.length);
  const claimants = people.map((one) => ({
    subject: one.subject,
    keys: one.keys,
    found: look(fold, one),
    unlinked: one,
  }));
  const rivals = findRivals(claimants, context.rules);
  for (const claimant of claimants) claim(fold, target, claimant, rivals.get(claimant.subject));
}

/** Whether the read of the accounts answers for all keys of a person. */
function isAsked({ context }: PlanFold, person: Unlinked): boolean {
  const { extent } = context.input.target;
  const login = wantedLogin(context, person);
  const isAnswered = (attribute: string, value: string | undefined) =>
    value === undefined || answersFor(extent, { attribute, value });
  return isAnswered(context.key, login) && context.rules.every(({ to }, index) => isAnswered(to, person.keys[index]));
}

const look = ({ context }: PlanFold, { subject, keys }: Unlinked): Finding => {
  const { links, target, counterparts } = context.input;
  const known = counterparts?.get(subject);
  const account = known && !links.isDifferent(subject, known.account) ? target.indexOf(known.account) : -1;
  if (known && account >= 0) return { kind: "one", account, rule: `the sync "${known.sync}"` };
  return findAccount(context.rules, keys, (attribute, value) =>
    target.find(attribute, value).filter((account) => !links.isDifferent(subject, target.id(account))),
  );
};

function claim(
  fold: PlanFold,
  target: Roster<Complete>,
  { unlinked, found }: Claimant,
  rivals: readonly string[] | undefined,
): void {
  if (rivals) return void conflict(fold, unlinked, rivals);
  if (found.kind === "several") {
    const told = `${found.accounts.length} accounts match by ${found.rule}`;
    return void conflict(fold, unlinked, [told, ...describe(target, found.accounts)]);
  }
  if (found.kind === "one" && !isProposal(fold, unlinked, found.rule))
    return void claimFound(fold, target, unlinked, found);
  return void claimNew(fold, target, unlinked);
}

/** Of somebody who waits for a person's word, only what identifies them says which account is theirs. */
const isProposal = ({ context }: PlanFold, { subject }: Unlinked, rule: string): boolean =>
  context.input.facts.undecided?.has(subject) === true &&
  context.rules.some(({ name, identifies }) => name === rule && !identifies);

const describe = (target: Roster, accounts: readonly number[]): readonly string[] =>
  accounts
    .slice(0, 5)
    .map((account) => `account ${target.id(account)} (${target.status(account) ?? target.state(account)})`);

function noteUndecided({ context }: PlanFold, people: number): void {
  const message = `${people} people are not linked yet; nothing is linked or made for them, because the read of the target does not answer for them`;
  context.note({ subject: "", code: "incomplete target read", message });
}
