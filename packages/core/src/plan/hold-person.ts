import type { Change, Hold } from "./change.ts";
import { hold } from "./hold.ts";
import { mayRepeat } from "./hold-reverted.ts";
import type { Person } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";

const protectedHold = hold("protected", ["the account is protected from removal and renaming"]);

/** Whoever signs in with a credential in use would be locked out by a new password, and the sync with them. */
const passwordHold = hold("protected", ["the account is protected from being given a new password"]);

/** What keeps us from writing an account at all: another system is its source. */
const blockedHold = ({ context }: PlanFold, account: number): Hold | undefined => {
  const blocked = account < 0 ? undefined : context.input.target.blocked(account);
  return blocked === undefined ? undefined : hold("protected", [blocked]);
};

/** Whether a person's unique values cannot move: held, another system's, or protected from being renamed. */
export const isStuck = (fold: PlanFold, { hold: held, account }: Person): boolean =>
  held !== undefined || blockedHold(fold, account) !== undefined || fold.isProtected(account);

/** The hold that a change of an account gets whatever else holds it: protection is the last thing that anybody lifts. */
export function protectionOf(fold: PlanFold, account: number, change: Change): Hold | undefined {
  if (change.operation === "link" || change.operation === "unlink" || change.operation === "create") return undefined;
  const blocked = blockedHold(fold, account);
  if (blocked) return blocked;
  const isRisky =
    change.lane === "removals" || (change.set !== undefined && Object.hasOwn(change.set, fold.context.key));
  if (change.operation === "rotate password" && fold.isProtected(account)) return passwordHold;
  return isRisky && fold.isProtected(account) ? protectedHold : undefined;
}

/** Puts holds on the changes of a person: protection first, then what holds the person. */
export function holdPerson(fold: PlanFold, person: Person, changes: readonly Change[]): readonly Change[] {
  return changes.map((change) => {
    const held =
      protectionOf(fold, person.account, change) ?? emptiedHold(fold, change) ?? holdOf(fold, person, change);
    return held ? { ...change, held } : change;
  });
}

/** While a group of the scope came empty, or is gone, nobody is known to have left it of their own. */
const emptiedHold = ({ emptied }: PlanFold, { lane, stateReason }: Change): Hold | undefined =>
  emptied.length > 0 && lane === "removals" && stateReason === "out of scope"
    ? hold("vanished", [
        `nobody is in ${emptied.join(" or ")} any more, or it is gone: the person may not have left it`,
      ])
    : undefined;

/** What holds the person holds each of their changes, but for a removal that has nothing to do with a run that was taken back. */
const holdOf = ({ context }: PlanFold, person: Person, change: Change): Hold | undefined =>
  person.hold?.code === "reverted" && !mayRepeat(context.input.facts.reverted?.get(person.subject), change)
    ? undefined
    : person.hold;
