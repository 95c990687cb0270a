import type { Change } from "../plan/change.ts";
import { compareAttributes } from "./compare-account.ts";
import type { Ending } from "./ending.ts";
import { linkAfter } from "./link-after.ts";
import { lookAtAccount, whyMoved } from "./look-at-account.ts";
import { moved, type Prepared } from "./prepared.ts";
import { nounOf, recordKey } from "./record-key.ts";
import type { RunContext } from "./run-context.ts";

/** Re-reads an account before its attributes are written, unless what is known of it is fresh enough. */
export const prepareUpdate = async (run: RunContext, change: Change): Promise<Prepared> => {
  const { set = {} } = change;
  const was = { ...change.was, ...run.written.get(recordKey(change.resource, change.account ?? "")) };
  if (await isTaken(run, change)) return moved(change, `Another ${nounOf(change)} has what was to be written`);
  if (run.now() - run.knownAtMs < run.settings.recheckAfterMs) return { change, before: was };
  const seen = await lookAtAccount(run, change);
  const reason = whyMoved(run, change, seen);
  if (!seen || reason !== undefined) return moved(change, reason ?? "");
  const compared = compareAttributes(seen, set, was, run.accounts(change.resource));
  if (compared === "moved") return moved(change, "Somebody else changed what was to be written");
  if (compared === "wanted") return { change, ending: doneAlready(run, change, seen.id) };
  const before = Object.fromEntries(Object.keys(set).map((attribute) => [attribute, seen.value(attribute)]));
  return { change, seen, before, stateBefore: seen.state };
};

/** Who else has a key is a conclusion from absence: whatever the plan was made from, it is looked up once more. */
const isTaken = async (run: RunContext, { resource, set = {}, account }: Change): Promise<boolean> => {
  const accounts = run.accounts(resource);
  const key = accounts.key(set);
  const found = key && (await accounts.find(key));
  return found !== undefined && found.id !== account;
};

const doneAlready = (run: RunContext, change: Change, account: string): Ending => ({
  result: "done",
  account,
  reason: "It held these values already",
  links: [linkAfter(run, change, { account, written: change.set ?? {} })],
});
