import type { Change, Entry, Intent, Link, Outcome, ResourceName, RunEntry, Store } from "@rosterkit/core";

/** When the samples are dated. */
const sampledAt = "2026-01-01T00:00:00.000Z";

/** A link with every field filled. */
export const linkOf = (source: string, more: Partial<Link> = {}): Link => ({
  resource: "people",
  source,
  target: `account of ${source}`,
  verdict: "same",
  by: "work email",
  at: sampledAt,
  evidence: [`${source}@example.com`],
  reason: "asked them",
  apart: ["an account that is another's"],
  fingerprints: "abc",
  state: { state: "active", because: "started", at: sampledAt },
  ...more,
});

const changeOf = (subject: string): Change => ({
  id: `people/create/${subject}`,
  resource: "people",
  operation: "create",
  subject,
  who: subject,
  lane: "joiners",
  because: "They start",
  set: { login: `${subject}@example.com`, nickName: null, "a.b": "" },
});

/** The beginning of a write. */
export const intentOf = (subject: string, run = "run-1", at = sampledAt): Intent => {
  const what = changeOf(subject);
  return { type: "intent", run, change: what.id, at, subject, what };
};

/** The end of one. */
export const outcomeOf = (subject: string, run = "run-1", at = sampledAt): Outcome => ({
  type: "outcome",
  run,
  change: changeOf(subject).id,
  at,
  subject,
  result: "done",
  account: `account of ${subject}`,
});

/** The beginning of a run. */
export const runOf = (run: string, at = sampledAt): RunEntry => ({ type: "run", run, at, event: "started" });

/** Everything that a stream gives, batch after batch. */
export const gather = async <Item>(batches: AsyncIterable<readonly Item[]>): Promise<readonly Item[]> => {
  const items: Item[] = [];
  for await (const batch of batches) items.push(...batch);
  return items;
};

/** All entries of a sync, oldest first. */
export const entriesOf = (store: Store, sync = "sync"): Promise<readonly Entry[]> =>
  gather(store.entries(sync, { since: "" }));

/** All links of a sync, by source id. */
export const linksOf = async (store: Store, sync = "sync", resource: ResourceName = "people") =>
  (await gather(store.links(sync, resource))).toSorted((one, other) => (one.source < other.source ? -1 : 1));

/** Everything that a sync has in the store, to tell whether anything changed. */
export const contentsOf = async (store: Store, sync: string, keys: readonly string[]) => ({
  people: await linksOf(store, sync, "people"),
  groups: await linksOf(store, sync, "groups"),
  entries: await entriesOf(store, sync),
  open: await gather(store.entries(sync, { open: true })),
  kept: await Promise.all(keys.map((key) => store.kept(sync, key))),
});
