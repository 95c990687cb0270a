import { unclaimed } from "../roster/absence.ts";
import type { Complete } from "../roster/extent.ts";
import type { Roster } from "../roster/roster.ts";
import { conflict } from "./conflict.ts";
import { draftAccount } from "./draft-account.ts";
import { noteMisreads } from "./note-misread.ts";
import { createPerson, type Unlinked } from "./person.ts";
import type { PlanContext } from "./plan-context.ts";
import type { PlanFold } from "./plan-fold.ts";
import { isIn } from "./read-person.ts";

/** The value of the key that a new account would have; `undefined` while there is none. */
export const wantedLogin = ({ indexOf, key }: PlanContext, { wanted }: Unlinked): string | undefined => {
  const login = wanted[indexOf.get(key) ?? -1];
  return typeof login === "string" && login !== "" ? login : undefined;
};

/** Makes an account for somebody for whom the rules found none. `isFreed`: whoever has the login now is planned to get another one. */
export function claimNew(fold: PlanFold, target: Roster<Complete>, unlinked: Unlinked, isFreed = false): void {
  const { context } = fold;
  const { settings, resource, links, facts } = context.input;
  const { subject, who, employment, wanted, misreads } = unlinked;
  const isOff = !settings.create || !resource.create;
  if (!isOff && settings.newJoinersOnly && !links.isNew(subject) && !isNew(fold, unlinked)) return;
  if (facts.undecided?.has(subject)) return void noteUndecided(context, unlinked);
  if (isOff) {
    if (isIn(employment)) fold.notMade++;
    return;
  }
  const login = wantedLogin(context, unlinked);
  if (login === undefined) return void waitForEmail(fold, unlinked);
  if (employment.moment.wish === "none") return;
  if (employment.moment.wish === "in" && !employment.saysStart) return void noteUnsaid(context, unlinked);
  if (!isFreed && !unclaimed(target, context.key, login)) return void refuseTaken(fold, target, unlinked, login);
  const person = createPerson({ subject, who, link: undefined, employment, account: -1 });
  person.claim = { kind: "create" };
  person.from = unlinked.from;
  if (unlinked.passwordChangedAt !== undefined) person.passwordChangedAt = unlinked.passwordChangedAt;
  noteMisreads(context, { subject, who }, misreads);
  if (draftAccount(fold, person, wanted)) fold.people.set(subject, person);
}

/** A second account is worse than none: whoever may have one already waits for somebody who knows. */
const noteUndecided = ({ note }: PlanContext, { subject, who }: Unlinked): void =>
  note({
    subject,
    who,
    code: "unmatched",
    message: "nobody has said which account is theirs: match them, or say that they are to have one of their own",
  });

/** Nobody gets an account by silence: a start date that is not said looks like a lost permission. */
const noteUnsaid = ({ note }: PlanContext, { subject, who }: Unlinked): void =>
  note({
    subject,
    who,
    code: "dates not said",
    message: "the record does not say when the employment starts: no account is made",
  });

/** The login is somebody's whom the match rules do not find, or do not accept. */
function refuseTaken(fold: PlanFold, target: Roster<Complete>, unlinked: Unlinked, login: string): void {
  const [account = -1] = target.find(fold.context.key, login);
  const evidence = `${fold.context.key} is taken by account ${target.id(account)}, which no match rule gives to this person`;
  conflict(fold, unlinked, [evidence]);
}

/** Everybody who is not in the baseline, and those of it who start again later. Before there is one, nobody. */
function isNew(fold: PlanFold, { subject, employment }: Unlinked): boolean {
  const { baseline } = fold;
  if (!baseline) {
    fold.notKnownNew++;
    return false;
  }
  const { startMs } = employment.timeline;
  const startsAgain = startMs !== undefined && startMs > Date.parse(baseline.at);
  if (!baseline.ids.has(subject) || startsAgain) return true;
  fold.notNew++;
  return false;
}

function waitForEmail(fold: PlanFold, { subject, who, employment, emailDueMs }: Unlinked): void {
  const isSoon = emailDueMs !== undefined && emailDueMs <= fold.context.nowMs;
  if (employment.moment.wish === "none" && !isSoon) return;
  fold.waiting.add(subject);
  const [code, message] = isSoon
    ? ["work email missing", "starts soon, or has started, and has no work email yet: ask HR for one"]
    : ["waiting", "has no work email yet; the account is made once there is one"];
  fold.context.note({ subject, who, code, message });
}
