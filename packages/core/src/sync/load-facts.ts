import type { Revocation } from "../lifecycle/employment-record.ts";
import type { Change } from "../plan/change.ts";
import { isRevocation, revocationCount } from "../plan/guard-changes.ts";
import { guardClassesOf, weightOf } from "../plan/guard-classes-of.ts";
import type { ById } from "../store/by-id.ts";
import type { Decision, EndSeen, Facts, Reverted } from "../store/facts.ts";
import type { Entry, Outcome } from "../store/journal.ts";
import type { Links } from "../store/links.ts";
import type { Store } from "../store/store.ts";
import { isUnknownPassword } from "../store/unknown-password.ts";

export type { ById };

/** The names under which a sync keeps what it knows. */
export const factKeys = {
  baseline: "baseline",
  revocations: "revocations",
  leftSeen: "leftSeen",
  handedOver: "handedOver",
  decisions: "decisions",
  tenants: "tenants",
  ran: "ran",
  unreviewed: "unreviewed",
  reverted: "reverted",
  revertedGroups: "reverted groups",
  baselineBefore: "baseline before",
  ends: "ends",
  belonged: "belonged",
  upTo: "changes up to",
  heeded: "revocations heeded",
  lookAhead: "look ahead",
  marks: "marks",
  passwordsFrom: "passwords from",
  switchedTo: "switched to",
  switchedFrom: "switched from",
  switching: "switching",
  undecided: "undecided",
  decided: "decided",
  reviewSeen: "review seen",
  reviewFinished: "review finished",
} as const;

/** Why somebody is undecided: a person unmatched them, or the review was finished without a word about them. */
export type Undecided = "unmatched" | "left open";

const dayMs = 86_400_000;

/** Loads what a sync knows beside the records and the links. `unsettled`: subjects whose last write has no known outcome. */
export async function loadFacts(
  store: Store,
  sync: string,
  nowMs: number,
  key: string,
  links: Links,
  unsettled: ReadonlySet<string>,
): Promise<Facts> {
  const kept = async <T>(name: string) => (await store.kept(sync, name)) as T | undefined;
  const baseline = await kept<{ readonly at: string; readonly ids: readonly string[] }>(factKeys.baseline);
  const passwordsFrom = await kept<string>(factKeys.passwordsFrom);
  return {
    ...(passwordsFrom !== undefined && { passwordsFrom }),
    ...(baseline && { baseline: { at: baseline.at, ids: new Set(baseline.ids) } }),
    revocations: new Map(Object.entries((await kept<ById<Revocation>>(factKeys.revocations)) ?? {})),
    leftSeen: new Map(Object.entries((await kept<ById<string>>(factKeys.leftSeen)) ?? {})),
    handedOver: stillHandedOver((await kept<ById<string>>(factKeys.handedOver)) ?? {}, links),
    decisions: (await kept<readonly Decision[]>(factKeys.decisions)) ?? [],
    recent: await recentCounts(store, [sync, ...(await switchedFrom(store, sync))], nowMs, key),
    unsettled,
    belonged: new Map(Object.entries((await kept<ById<readonly string[]>>(factKeys.belonged)) ?? {})),
    ends: new Map(Object.entries((await kept<ById<EndSeen>>(factKeys.ends)) ?? {})),
    reverted: new Map(Object.entries((await kept<ById<Reverted>>(factKeys.reverted)) ?? {})),
    revertedGroups: new Map(Object.entries((await kept<ById<Reverted>>(factKeys.revertedGroups)) ?? {})),
    undecided: new Set(Object.keys((await kept<ById<Undecided>>(factKeys.undecided)) ?? {})),
  };
}

/** Whose account's state was handed over and has not been moved by us since: what somebody else does after that is theirs again. */
const stillHandedOver = (handedOver: ById<string>, links: Links): ReadonlySet<string> =>
  new Set(
    Object.entries(handedOver).flatMap(([subject, at]) => {
      const movedAt = links.bySource(subject)?.state?.at;
      return movedAt === undefined || movedAt < at ? [subject] : [];
    }),
  );

/**
 * How many changes of each guard class were done in the last 24 hours, or may have been, by any run of the sync or of the one whose links it has. What a person confirmed as a whole was
 * weighed by them and is not held against the day after.
 */
async function recentCounts(
  store: Store,
  syncs: readonly string[],
  nowMs: number,
  key: string,
): Promise<{ readonly [name: string]: number }> {
  const intended = new Map<string, Change>();
  const moved = new Map<string, number>();
  const confirmed = new Set<string>();
  const counts: { [name: string]: number } = {};
  const since = new Date(nowMs - dayMs).toISOString();
  for await (const batch of entriesOf(store, syncs, since)) {
    for (const entry of batch) {
      if (entry.type === "run" && entry.confirmed) confirmed.add(entry.run);
      if (confirmed.has(entry.run)) continue;
      if (entry.type === "intent") intended.set(`${entry.run} ${entry.change}`, entry.what);
      if (entry.type !== "outcome") continue;
      if (entry.members) moved.set(`${entry.run} ${entry.change}`, entry.members.removed?.length ?? 0);
      else if (!hasWritten(entry)) intended.delete(`${entry.run} ${entry.change}`);
    }
  }
  for (const [id, change] of intended)
    for (const name of countedAs(change, key)) counts[name] = (counts[name] ?? 0) + (moved.get(id) ?? weightOf(change));
  return counts;
}

async function* entriesOf(store: Store, syncs: readonly string[], since: string): AsyncIterable<readonly Entry[]> {
  for (const sync of syncs) yield* store.entries(sync, { since });
}

/** Another way in does not make the day's limits begin anew. */
async function switchedFrom(store: Store, sync: string): Promise<readonly string[]> {
  const from = (await store.kept(sync, factKeys.switchedFrom)) as { readonly sync: string } | undefined;
  return from ? [from.sync] : [];
}

/** Whether something was done, if only half of it: an account that was made and did not get where it should be was made all the same. */
const hasWritten = (outcome: Outcome): boolean =>
  outcome.result === "done" || outcome.reached !== undefined || isUnknownPassword(outcome);

/** Immediate revocations have a count of their own, and use up nobody else's. */
const countedAs = (change: Change, key: string): readonly string[] =>
  isRevocation(change) ? [revocationCount] : guardClassesOf(change, key);
