import type { Change } from "../plan/change.ts";
import { CannotError, type Seen } from "./accounts.ts";
import { aimOf, isRemoval } from "./aim-of.ts";
import { isWhereWanted } from "./compare-account.ts";
import { finishState } from "./confirm-state.ts";
import { lookAtAccount, whyMoved } from "./look-at-account.ts";
import { moved, type Prepared } from "./prepared.ts";
import type { RunContext } from "./run-context.ts";

/** Re-reads an account before its state is changed and, for a removal that rests on the person's record, the person too. */
export const prepareState = async (run: RunContext, change: Change): Promise<Prepared> => {
  const aim = aimOf(change);
  if (!aim) throw new CannotError("It names no state to reach");
  const seen = await lookAtAccount(run, change);
  if (isWhereWanted(aim, seen, run.accounts(change.resource))) return thereAlready(run, change, seen);
  const reason = whyMoved(run, change, seen);
  if (!seen || reason !== undefined) return moved(change, reason ?? "");
  if (!(await isStillLeaving(run, change))) return moved(change, "The person's record does not say so any more");
  return { change, seen, before: valuesBefore(run, change, seen), stateBefore: seen.state };
};

/** Ending sessions is a write, so it has its turn later; without it nothing is left to do. */
const thereAlready = async (run: RunContext, change: Change, seen: Seen | undefined): Promise<Prepared> => {
  if (seen && change.revokeSessions && run.accounts(change.resource).revokeSessions) {
    return { change, seen, stateBefore: seen.state };
  }
  const ending = await finishState(run, change, { account: change.account ?? "", seen, ours: false });
  return { change, ending: { ...ending, reason: `It was ${seen?.state ?? "deleted"} already` } };
};

const isStillLeaving = async ({ stillLeaving }: RunContext, change: Change): Promise<boolean> =>
  !isRemoval(change) || change.ground !== "stated" || (await stillLeaving?.(change)) !== false;

/** What is ours, and what the vendor empties along with the state. */
const valuesBefore = (run: RunContext, { resource, state, ifRefused }: Change, seen: Seen) => {
  const { facts, emptiedIn } = run.accounts(resource);
  const emptied = [state, ifRefused].flatMap((reached) => (reached ? emptiedIn(reached) : []));
  const names = [...new Set([...run.owned[resource], ...emptied])];
  const readable = names.filter((attribute) => !facts(attribute).writeOnly);
  return Object.fromEntries(readable.map((attribute) => [attribute, seen.value(attribute)]));
};
