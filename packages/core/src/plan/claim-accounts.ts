import { type Finding, findAccount } from "../matching/find-account.ts";
import { isComplete } from "../roster/extent.ts";
import { unclaimed } from "../roster/absence.ts";
import type { Baseline } from "../store/facts.ts";
import type { Complete } from "../roster/extent.ts";
import type { Roster } from "../roster/roster.ts";
import { hold } from "./hold.ts";
import { createPerson, type Person, type Unlinked } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";
import { sharedKeys } from "./shared-keys.ts";
import { claimFromLeaver, isAvailable } from "./claim-from-owner.ts";
import { comparePersonWithAccount, draftAccount } from "./draft-account.ts";

/**
 * Decides for everybody who is not linked: an account to link, one to make, a conflict for a person to settle, or nothing yet.
 * Both linking by rule and making are conclusions from absence, so without a complete read of the accounts nothing is decided.
 */
export function claimAccounts(fold: PlanFold, baseline: Baseline | undefined): void {
  const { target } = fold.context.input;
  const people = fold.unlinked.toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
  if (!isComplete(target)) {
    if (people.length > 0) noteIncomplete(fold, people.length);
    return;
  }
  const shared = sharedKeys(people, fold.context.rules);
  for (const person of people) claim(fold, target, person, shared.get(person.subject), baseline);
}

function claim(
  fold: PlanFold,
  target: Roster<Complete>,
  unlinked: Unlinked,
  rivals: readonly string[] | undefined,
  baseline: Baseline | undefined,
): void {
  const found = look(fold, unlinked);
  if (rivals) return void conflict(fold, unlinked, rivals);
  if (found.kind === "several")
    return void conflict(fold, unlinked, [`${found.accounts.length} accounts match by ${found.rule}`, ...names(target, found.accounts)]);
  if (found.kind === "one") return void claimFound(fold, target, unlinked, found);
  claimNew(fold, target, unlinked, baseline);
}

const names = (target: Roster, accounts: readonly number[]): readonly string[] =>
  accounts.slice(0, 5).map((account) => `account ${target.id(account)} (${target.status(account) ?? target.state(account)})`);

const look = ({ context }: PlanFold, { subject, keys }: Unlinked): Finding =>
  findAccount(context.rules, keys, (attribute, value) =>
    context.input.target
      .find(attribute, value)
      .filter((account) => !context.input.links.isDifferent(subject, context.input.target.id(account))),
  );

function claimFound(
  fold: PlanFold,
  target: Roster<Complete>,
  unlinked: Unlinked,
  { account, rule }: { readonly account: number; readonly rule: string },
): void {
  const { input } = fold.context;
  const owner = input.links.byTarget(target.id(account));
  const evidence = [`${rule} agrees with account ${target.id(account)} (${target.status(account) ?? target.state(account)})`];
  if (owner && owner.source !== unlinked.subject) return void claimFromOwner(fold, target, unlinked, account, owner.source, rule, evidence);
  if (target.state(account) === "inactive")
    return void conflict(fold, unlinked, [...evidence, "the account is deactivated and nobody is linked to it"], account);
  const person = link(fold, unlinked, account, { kind: "link", by: rule, evidence });
  if (input.confirmation === "first run" && input.adopt !== "exact") person.hold = hold("review", evidence);
}

function claimFromOwner(
  fold: PlanFold,
  target: Roster<Complete>,
  unlinked: Unlinked,
  account: number,
  owner: string,
  rule: string,
  evidence: readonly string[],
): void {
  if (isAvailable(fold, owner, account)) return void claimNew(fold, target, unlinked, undefined, owner);
  const claimed = claimFromLeaver(fold, unlinked, account, owner);
  if (!claimed) return void conflict(fold, unlinked, [...evidence, `the account is linked to another person, ${owner}`], account);
  const person = link(fold, unlinked, account, { kind: "link", by: rule, evidence: [...evidence, ...claimed.evidence], replaces: owner });
  if (!claimed.agrees) person.hold = hold("review", [...evidence, ...claimed.evidence]);
}

function link(fold: PlanFold, unlinked: Unlinked, account: number, claim: NonNullable<Person["claim"]>): Person {
  const { subject, who, employment } = unlinked;
  const person = createPerson({ subject, who, link: undefined, employment, account });
  person.claim = claim;
  person.from = unlinked.from;
  comparePersonWithAccount(fold, person, unlinked.wanted);
  fold.people.set(subject, person);
  return person;
}

/** Nothing of theirs was found. `freedBy`: the linked person whose planned new login makes this one's free. */
function claimNew(
  fold: PlanFold,
  target: Roster<Complete>,
  unlinked: Unlinked,
  baseline: Baseline | undefined,
  freedBy?: string,
): void {
  const { settings, resource } = fold.context.input;
  const { subject, who, employment, wanted } = unlinked;
  if (!settings.create || !resource.create) return;
  if (settings.newJoinersOnly && !isNew(fold, unlinked, baseline)) return;
  const login = wanted[fold.context.indexOf.get(fold.context.key) ?? -1];
  if (typeof login !== "string" || login === "") return void waitForEmail(fold, unlinked);
  if (employment.moment.wish === "none") return;
  if (freedBy === undefined && !unclaimed(target, fold.context.key, login)) return;
  const person = createPerson({ subject, who, link: undefined, employment, account: -1 });
  person.claim = { kind: "create" };
  person.from = unlinked.from;
  if (draftAccount(fold, person, wanted)) fold.people.set(subject, person);
  if (freedBy !== undefined) person.after.add(freedBy);
}

/** Everybody who is not in the baseline, and those of it who start again later. */
function isNew(fold: PlanFold, { subject, employment }: Unlinked, baseline: Baseline | undefined): boolean {
  const { startMs } = employment.timeline;
  const isOld =
    baseline === undefined || (baseline.ids.has(subject) && !(startMs !== undefined && startMs > Date.parse(baseline.at)));
  if (isOld) fold.notNew++;
  return !isOld;
}

function waitForEmail(fold: PlanFold, { subject, who, employment, emailDueMs }: Unlinked): void {
  const isSoon = emailDueMs !== undefined && emailDueMs <= fold.context.nowMs;
  if (employment.moment.wish === "none" && !isSoon) return;
  fold.waiting.add(subject);
  const message = isSoon ? "starts soon and has no work email yet: ask HR for one" : "has no work email yet; the account is made once there is one";
  fold.context.note({ subject, who, code: "waiting", message });
}

function conflict(fold: PlanFold, unlinked: Unlinked, evidence: readonly string[], account = -1): void {
  const { subject, who, employment } = unlinked;
  const person = createPerson({ subject, who, link: undefined, employment, account });
  person.claim = { kind: "link", by: "nobody yet", evidence };
  person.hold = hold("conflict", evidence);
  fold.people.set(subject, person);
}

function noteIncomplete({ context }: PlanFold, people: number): void {
  const message = `${people} people are not linked yet; nothing is linked or made for them, because the read of the target is not complete`;
  context.note({ subject: "", code: "incomplete target read", message });
}
