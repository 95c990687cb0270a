import type { Intent, Outcome } from "../store/journal.ts";
import type { Link } from "../store/link.ts";
import type { Store } from "../store/store.ts";
import type { Attempt, RunRecord } from "./read-run.ts";

/** The name under which what a match led to is taken back, in the place of a run's. */
export const matchRunOf = (subject: string): string => `match of ${subject}`;

/**
 * Reads from the journal everything that was written for somebody since their account was linked, by whichever run, as one: what was there before the first
 * of them, and what the last one left. The link itself is left out, and the making of the account: it is a person's to decide what becomes of these.
 */
export async function readMatch(store: Store, sync: string, { source, target, at }: Link): Promise<RunRecord> {
  const own = await attemptsOf(store, sync, { subject: source }, ({ what }) => what.resource === "people");
  const ofAccount = own.filter(({ intent, outcome }) => (outcome?.account ?? intent.what.account) === target);
  const linked = ofAccount.findLastIndex(({ intent, outcome }) => ties(intent) && outcome?.result === "done");
  const groups = await attemptsOf(store, sync, { since: at }, ({ what }) => what.operation === "members");
  return {
    run: matchRunOf(source),
    told: "the match of this person",
    reverts: undefined,
    attempts: [...ofAccount.slice(linked + 1).filter(({ intent }) => !ties(intent)), ...groups],
  };
}

const ties = ({ what: { operation } }: Intent): boolean =>
  operation === "link" || operation === "unlink" || operation === "create";

async function attemptsOf(
  store: Store,
  sync: string,
  which: { readonly subject: string } | { readonly since: string },
  isAsked: (intent: Intent) => boolean,
): Promise<readonly Attempt[]> {
  const intents: Intent[] = [];
  const outcomes = new Map<string, Outcome>();
  const key = ({ run, change }: Intent | Outcome) => JSON.stringify([run, change]);
  for await (const batch of store.entries(sync, which))
    for (const entry of batch) {
      if (entry.type === "outcome") outcomes.set(key(entry), entry);
      else if (entry.type === "intent" && isAsked(entry)) intents.push(entry);
    }
  return intents.map((intent) => ({ intent, outcome: outcomes.get(key(intent)) }));
}
