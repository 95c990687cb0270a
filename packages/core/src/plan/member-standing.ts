import type { Change, Reference } from "./change.ts";
import { changeId } from "./change-id.ts";
import { executableChanges } from "./executable-changes.ts";
import { isLive } from "./is-live.ts";
import type { PlanFold } from "./plan-fold.ts";
import { claimedAccount } from "./presence-after.ts";

/**
 * What groups may do about somebody of the source.
 *
 * - `in`: has, or is about to have, an account that may be used, and nothing about them waits for a person. `after`: what makes it so.
 * - `out`: is out, or being put out: that takes them out of groups as well, so nothing is done.
 * - `open`: not read, not linked, held, not due yet, out of scope, or undecided in another way: not put in yet, and not taken out.
 */
export type Standing =
  | { readonly kind: "in"; readonly account: string | Reference; readonly after?: string }
  | { readonly kind: "out" }
  | { readonly kind: "open" };

const open: Standing = { kind: "open" };
const out: Standing = { kind: "out" };

/** Says how somebody stands by their source id, given the changes of people that this plan has in the end. */
export function createStandings(fold: PlanFold, changes: readonly Change[]): (subject: string) => Standing {
  const ready = new Map(executableChanges(changes).map((change) => [change.id, change]));
  const held = new Set(changes.flatMap((change) => (change.held ? [change.subject] : [])));
  const removed = new Set(changes.flatMap(({ lane, subject }) => (lane === "removals" ? [subject] : [])));
  const { facts, links } = fold.context.input;
  return (subject) => {
    if (facts.unsettled.has(subject) || facts.reverted?.has(subject)) return open;
    if (removed.has(subject) || fold.leavers.has(subject) || fold.outOfScope.has(subject)) return out;
    if (held.has(subject)) return open;
    const link = links.bySource(subject);
    return link ? linkedStanding(fold, subject, link.target ?? "", ready) : claimStanding(fold, subject, ready);
  };
}

type Ready = ReadonlyMap<string, Change>;

function linkedStanding({ context, columns, present }: PlanFold, subject: string, account: string, ready: Ready) {
  const { target } = context.input;
  if (!present?.has(columns.ids.get(subject) ?? -1)) return open;
  if (isLive(target, target.indexOf(account))) return { kind: "in", account } as const;
  const after = letsIn.map((operation) => changeId("people", operation, subject)).find((id) => ready.has(id));
  return after === undefined ? open : ({ kind: "in", account, after } as const);
}

/** What makes a deactivated account one that may be used. */
const letsIn = ["reactivate", "activate"] as const;

function claimStanding(fold: PlanFold, subject: string, ready: Ready): Standing {
  const claimed = claimedAccount(fold, subject, ready);
  return claimed ? { kind: "in", ...claimed } : open;
}
