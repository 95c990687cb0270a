import type { Change } from "../plan/change.ts";
import { CannotError } from "./accounts.ts";
import { moved, type Prepared } from "./prepared.ts";
import { nounOf, subjectOf } from "./record-key.ts";
import type { RunContext } from "./run-context.ts";

/** Looks up the key of an account that is about to be made: one that is there is for the next plan to match, never linked silently. */
export const prepareCreate = async (run: RunContext, change: Change): Promise<Prepared> => {
  assertWhole(run, change);
  if (run.known.of(change.resource, change.subject))
    return moved(change, `The ${subjectOf(change)} has been linked in the meantime`);
  const accounts = run.accounts(change.resource);
  const key = accounts.key(change.set ?? {});
  const found = key && (await accounts.find(key));
  return found
    ? moved(
        change,
        `${nounOf(change) === "group" ? "A group" : "An account"} with this ${key.attribute} is there already`,
      )
    : { change };
};

/** Whoever lifts what was held because nobody could say which value is meant has not said it yet. */
const assertWhole = (run: RunContext, { resource, set = {} }: Change): void => {
  const { facts } = run.accounts(resource);
  const missing = run.owned[resource].filter((name) => facts(name).required && !Object.hasOwn(set, name));
  if (missing.length > 0) throw new CannotError(`The target makes no ${resource} without ${missing.join(", ")}`);
};
