import type { Change, Hold } from "../plan/change.ts";
import { changeId } from "../plan/change-id.ts";
import type { Link } from "../store/link.ts";

/** One link of the old sync, and the record of the new source that is to have it. */
export interface TakeOver {
  /** The old sync's name. */
  readonly from: string;
  readonly old: Link;
  readonly fresh: string;
  readonly who: string;
  readonly by: string;
  readonly evidence: readonly string[];
  readonly held?: Hold;
  /** There are others for the same record or the same link: a person takes one of them. */
  readonly isOneOfSeveral?: boolean;
}

/** The change that gives a link of another sync to a record of this one's source, with everything that was known of the account. Written to the store alone. */
export function takeOverChange(takeOver: TakeOver): Change {
  const { from, old, fresh, who, by, evidence, held, isOneOfSeveral = false } = takeOver;
  const { resource, source, target: account = "" } = old;
  const told = [`taken over from record ${source} of the sync "${from}"`, ...evidence];
  return {
    id: changeId(resource, "link", fresh, isOneOfSeveral ? account : undefined),
    resource,
    operation: "link",
    subject: fresh,
    who,
    account,
    lane: "back-fill",
    because: `the sync "${from}" is switched to this one`,
    evidence: told,
    by,
    takesOver: source,
    // Who made a group decides later who may be taken out of it, so who linked stays as it was.
    restores: { links: [{ ...old, source: fresh, evidence: told }] },
    ...(held && { held }),
  };
}

/** The change that gives up a link of an earlier time, which nothing of the old sync confirms. Written to the store alone. */
export function giveUpChange(stale: Link, from: string): Change {
  const { resource, source, target: account = "" } = stale;
  return {
    id: changeId(resource, "unlink", source),
    resource,
    operation: "unlink",
    subject: source,
    who: source,
    account,
    lane: "back-fill",
    because: `a link of before, which the sync "${from}" does not have`,
    restores: { links: [{ ...stale, verdict: "undone" }] },
  };
}
