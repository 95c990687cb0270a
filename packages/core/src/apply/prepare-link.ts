import type { Change } from "../plan/change.ts";
import { CannotError } from "./accounts.ts";
import { linksAdopting } from "./link-after.ts";
import { moved, type Prepared } from "./prepared.ts";
import { nounOf, subjectOf } from "./record-key.ts";
import type { RunContext } from "./run-context.ts";

/** A link is written to the store alone, so looking whether it still may be made is all there is to do. */
export const prepareLink = async (run: RunContext, change: Change): Promise<Prepared> => {
  const { account, resource, subject, replaces } = change;
  if (account === undefined) throw new CannotError(`It names no ${nounOf(change)} to link`);
  const target = run.known.of(resource, subject)?.target;
  if (target !== undefined && target !== account)
    return moved(change, `The ${subjectOf(change)} is linked to another ${nounOf(change)}`);
  if (run.known.apartOf(resource, subject).includes(account))
    return moved(change, `A person has said that the ${nounOf(change)} is somebody else's`);
  const owner = run.known.ownerOf(resource, account);
  if (owner !== undefined && owner !== subject && owner !== replaces)
    return moved(change, `The ${nounOf(change)} is linked to somebody else`);
  return { change, ending: { result: "done", account, links: linksAdopting(run, change, account) } };
};
