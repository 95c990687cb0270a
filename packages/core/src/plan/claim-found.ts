import type { Complete } from "../roster/extent.ts";
import type { Roster } from "../roster/roster.ts";
import { claimNew } from "./claim-new.ts";
import { conflict } from "./conflict.ts";
import { comparePersonWithAccount } from "./draft-account.ts";
import { hold } from "./hold.ts";
import { isLettingGo, judgeOwner } from "./judge-owner.ts";
import { elsewhereHold } from "./linked-elsewhere.ts";
import { noteMisreads } from "./note-misread.ts";
import { createPerson, type Person, type Unlinked } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";

/** The one account that the match rules found for somebody, and the rule. */
interface Found {
  readonly account: number;
  readonly rule: string;
}

/** Claims the account that was found, unless it is deactivated or somebody else's. */
export function claimFound(fold: PlanFold, target: Roster<Complete>, unlinked: Unlinked, found: Found): void {
  const { input } = fold.context;
  const { account, rule } = found;
  const owner = input.links.byTarget(target.id(account));
  const status = target.status(account) ?? target.state(account);
  const evidence = [`${rule} agrees with account ${target.id(account)} (${status})`];
  if (owner) return void claimFromOwner(fold, target, unlinked, found, owner.source, evidence);
  if (target.state(account) === "inactive" && !isCounterpart(fold, unlinked, target.id(account)))
    return void conflict(
      fold,
      unlinked,
      [...evidence, "the account is deactivated and nobody is linked to it"],
      account,
    );
  const person = link(fold, unlinked, account, { kind: "link", by: rule, evidence });
  const elsewhere = input.elsewhere?.get(target.id(account));
  if (elsewhere) person.hold = elsewhereHold(elsewhere, evidence);
  else if (input.adopt !== "exact" && isToReview(fold, unlinked)) person.hold = hold("review", evidence);
}

/** The account is known as this person's by a sync of the other direction, so linking it claims nothing. */
const isCounterpart = ({ context }: PlanFold, { subject }: Unlinked, account: string): boolean =>
  context.input.counterparts?.get(subject)?.account === account;

/** Links of the first run wait for a person, and those that were not approved then go on waiting. */
const isToReview = ({ context }: PlanFold, { subject }: Unlinked): boolean =>
  context.input.confirmation === "first run" || context.input.unreviewed?.has(subject) === true;

function claimFromOwner(
  fold: PlanFold,
  target: Roster<Complete>,
  unlinked: Unlinked,
  { account, rule }: Found,
  owner: string,
  evidence: readonly string[],
): void {
  if (isLettingGo(fold, owner, account)) return void claimNew(fold, target, unlinked, true);
  const leaver = judgeOwner(fold, unlinked, account, owner);
  if (!leaver)
    return void conflict(fold, unlinked, [...evidence, `the account is linked to another person, ${owner}`], account);
  const told = [...evidence, ...leaver.evidence];
  const person = link(fold, unlinked, account, { kind: "link", by: rule, evidence: told, replaces: owner });
  fold.people.delete(owner);
  fold.replaced.add(owner);
  if (!leaver.agrees) person.hold = hold("review", told);
}

function link(fold: PlanFold, unlinked: Unlinked, account: number, claim: NonNullable<Person["claim"]>): Person {
  const { subject, who, employment, misreads } = unlinked;
  noteMisreads(fold.context, { subject, who }, misreads);
  const person = createPerson({ subject, who, link: undefined, employment, account });
  person.claim = claim;
  person.from = unlinked.from;
  if (unlinked.passwordChangedAt !== undefined) person.passwordChangedAt = unlinked.passwordChangedAt;
  comparePersonWithAccount(fold, person, unlinked.wanted);
  fold.people.set(subject, person);
  return person;
}
