import type { LearnedHints } from "../plan/plan.ts";
import type { Inbox } from "./inbox.ts";

/** What a plan did not bring about. */
export interface LeftOver {
  readonly people: ReadonlySet<string>;
  /** Whether anything at all was left. */
  readonly any: boolean;
}

/** The inbox without what was looked at, but for whom something was left over. The same inbox: nothing goes. */
export function dropHints(inbox: Inbox, { upTo, named }: LearnedHints, left: LeftOver): Inbox {
  const { everybody, ...rest } = inbox;
  const stays = Object.entries(inbox.people).filter(([id, { number }]) => number > named || left.people.has(id));
  const all = everybody && (everybody.number > upTo || left.any) ? everybody : undefined;
  if (all === everybody && stays.length === Object.keys(inbox.people).length) return inbox;
  return { ...rest, people: Object.fromEntries(stays), ...(all && { everybody: all }) };
}
