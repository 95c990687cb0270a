import type { Change } from "../plan/change.ts";
import { CannotError, type Seen } from "./accounts.ts";
import { nounOf, recordKey } from "./record-key.ts";
import type { RunContext } from "./run-context.ts";

/** The account of a change as it is now; `undefined` when the target says there is none. */
export const lookAtAccount = async (run: RunContext, change: Change): Promise<Seen | undefined> => {
  if (change.account === undefined) throw new CannotError(`There is no ${nounOf(change)} to write to`);
  return run.accounts(change.resource).get(change.account);
};

/** Why an account as seen must not be written as planned; `undefined`: nothing in the way. */
export const whyMoved = (run: RunContext, change: Change, seen: Seen | undefined): string | undefined => {
  if (!seen) return `The target does not show the ${nounOf(change)} any more`;
  if (seen.blocked !== undefined) return seen.blocked;
  const expected = run.states.get(recordKey(change.resource, seen.id)) ?? change.stateWas;
  if (expected === undefined || expected === seen.state) return undefined;
  return `The account is ${seen.state} by now and was ${expected}`;
};
