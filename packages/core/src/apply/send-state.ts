import type { Writing } from "../adapter/resource.ts";
import type { State } from "../adapter/state.ts";
import type { Change } from "../plan/change.ts";
import { CannotError, type Seen } from "./accounts.ts";
import { aimOf } from "./aim-of.ts";
import { isFarEnough } from "./compare-account.ts";
import { confirmState, finishState } from "./confirm-state.ts";
import type { Ending } from "./ending.ts";
import type { Prepared } from "./prepared.ts";
import { isPlainRefusal } from "./read-failure.ts";
import type { RunContext } from "./run-context.ts";
import { writingFor } from "./writing-for.ts";

/** Moves an account to another state and confirms that it is there. Rejects only when the call that moves it fails. */
export const sendState = async (run: RunContext, { change, seen }: Prepared): Promise<Ending> => {
  const { account = "" } = change;
  const wanted = aimOf(change);
  if (!wanted || !seen) throw new CannotError("The state it is to reach or to leave is not known");
  if (isFarEnough(wanted, seen.state)) return finishState(run, change, { account, seen, ours: false });
  const reached = await become(seen, wanted, change, writingFor(run, change, seen.version));
  return confirmState(run, change, account, reached);
};

/** Gives the state that the vendor took: the wanted one, or the other one that the change allows when the wanted one is refused. */
const become = async (seen: Seen, wanted: State, { ifRefused }: Change, writing: Writing): Promise<State> => {
  const go = seen.become(wanted);
  if (!go) throw new CannotError(`The target cannot make accounts ${wanted}`);
  try {
    await go(writing);
    return wanted;
  } catch (error) {
    const instead = ifRefused && isPlainRefusal(error) ? seen.become(ifRefused) : undefined;
    if (!ifRefused || !instead) throw error;
    await instead(writing);
    return ifRefused;
  }
};
