import type { Change } from "../plan/change.ts";
import type { Link } from "../store/link.ts";
import type { KnownLinks } from "./known-links.ts";
import { moved, type Prepared } from "./prepared.ts";
import type { RunContext } from "./run-context.ts";

/** Puts links back as they were. Written to the store alone; nothing is put back over a link that somebody has made since. */
export const restoreLinks = async (
  { known }: RunContext,
  change: Change,
  links: readonly Link[],
): Promise<Prepared> => {
  const reason = whyNot(known, change, links);
  return reason === undefined
    ? { change, ending: { result: "done", account: change.account, links } }
    : moved(change, reason);
};

const whyNot = (known: KnownLinks, { account, resource }: Change, links: readonly Link[]): string | undefined => {
  const owner = account === undefined ? undefined : known.ownerOf(resource, account);
  if (owner !== undefined && !links.some(({ source }) => source === owner))
    return "The account is linked to somebody else by now";
  const elsewhere = links.map(({ source }) => known.of(resource, source)?.target);
  return elsewhere.some((target) => target !== undefined && target !== account)
    ? "The person is linked to another account by now"
    : undefined;
};
