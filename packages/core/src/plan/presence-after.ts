import type { State } from "../adapter/state.ts";
import type { Change, Reference } from "./change.ts";
import { changeId } from "./change-id.ts";
import { executableChanges } from "./executable-changes.ts";
import type { PlanFold } from "./plan-fold.ts";
import { isIn } from "./read-person.ts";
import { takesAway } from "./takes-away.ts";

/** The account that somebody has, and may use, once a plan is applied. `after`: the change that makes it so. */
export interface PresentAccount {
  readonly account: string | Reference;
  readonly after?: string;
}

/** States in which somebody counts as in at the target: an account that is made and not activated yet is one of somebody who comes. */
export const statesIn: readonly State[] = ["active", "staged"];

/** Says of people, by their source id, what account they have once these changes of people are applied, as far as they can be. `undefined`: they are not in. */
export function createPresence(
  fold: PlanFold,
  changes: readonly Change[],
): (subject: string) => PresentAccount | undefined {
  const ready = new Map(executableChanges(changes).map((change) => [change.id, change]));
  const removed = new Set([...ready.values()].filter(takesAway).map(({ subject }) => subject));
  const { links, target } = fold.context.input;
  return (subject) => {
    if (removed.has(subject)) return undefined;
    const account = links.bySource(subject)?.target;
    if (account === undefined) return claimedAccount(fold, subject, ready);
    const place = target.indexOf(account);
    if (place < 0) return undefined;
    if (statesIn.includes(target.state(place))) return { account };
    const after = letsIn.map((operation) => changeId("people", operation, subject)).find((id) => ready.has(id));
    return after === undefined ? undefined : { account, after };
  };
}

const letsIn = ["reactivate", "unsuspend", "activate"] as const;

/** The account that somebody who is not linked yet gets, by a change that can be applied. `undefined`: none, or not yet, as their first day may be far off. */
export function claimedAccount(
  { people }: PlanFold,
  subject: string,
  ready: ReadonlyMap<string, Change>,
): PresentAccount | undefined {
  const { claim, employment } = people.get(subject) ?? {};
  if (!claim || !employment || !isIn(employment)) return undefined;
  const after = changeId("people", claim.kind, subject);
  const change = ready.get(after);
  return change && { account: change.account ?? { ref: after }, after };
}
