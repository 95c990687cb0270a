import type { Change } from "../plan/change.ts";
import { lookAtAccount, whyMoved } from "./look-at-account.ts";
import { moved, type Prepared } from "./prepared.ts";
import type { RunContext } from "./run-context.ts";

/** Looks whether the account still is there and still wants this password: one set in the meantime for the same change is not set again. */
export const prepareRotate = async (run: RunContext, change: Change): Promise<Prepared> => {
  const seen = await lookAtAccount(run, change);
  const reason = whyMoved(run, change, seen);
  if (!seen || reason !== undefined) return moved(change, reason ?? "");
  if (seen.state === "inactive") return moved(change, "The account is inactive by now");
  const { account } = change;
  if (isFollowed(run, change))
    return { change, ending: { result: "done", account, reason: "It was given a password since" } };
  return { change, seen, stateBefore: seen.state };
};

const isFollowed = ({ known }: RunContext, { resource, subject, passwordChangedAt }: Change): boolean => {
  const last = known.of(resource, subject)?.passwordChangedAt;
  return typeof last === "string" && Date.parse(last) >= Date.parse(passwordChangedAt ?? "");
};
