import type { Entry, Intent, Lease, Link, Outcome, Store } from "@rosterkit/core";

/** A link of somebody. */
export const linkOf = (source: string, more: Partial<Link> = {}): Link => ({
  resource: "people",
  source,
  target: `account-${source}`,
  verdict: "same",
  by: "work email",
  at: "2026-01-01T00:00:00.000Z",
  evidence: [`${source}@example.com on both sides`],
  ...more,
});

/** The beginning of an update of somebody's title. */
export const intentOf = (subject: string, run = "run-1", at = "2026-01-01T00:00:00.000Z"): Intent => ({
  type: "intent",
  run,
  change: `people/update/${subject}`,
  at,
  subject,
  what: {
    id: `people/update/${subject}`,
    resource: "people",
    operation: "update",
    subject,
    who: `Name of ${subject}`,
    account: `account-${subject}`,
    lane: "movers",
    because: "The title changed",
    set: { title: `New title of ${subject}`, nickName: null },
    was: { title: `Old title of ${subject}` },
  },
  before: { title: `Old title of ${subject}` },
  links: [linkOf(subject)],
});

/** Its end. */
export const outcomeOf = (subject: string, run = "run-1", at = "2026-01-01T00:00:00.000Z"): Outcome => ({
  type: "outcome",
  run,
  change: `people/update/${subject}`,
  at,
  subject,
  result: "done",
  account: `account-${subject}`,
});

/** The lease of a sync, which must be free. */
export const hold = async (store: Store, sync = "sync", owner = "owner"): Promise<Lease> => {
  const lease = await store.lease(sync, owner, 60_000);
  if (!lease) throw new Error("the lease is held");
  return lease;
};

/** All entries of a sync. */
export const entriesOf = async (store: Store, sync = "sync"): Promise<readonly Entry[]> => {
  const entries: Entry[] = [];
  for await (const batch of store.entries(sync, { since: "" })) entries.push(...batch);
  return entries;
};

/** All links of people of a sync. */
export const linksOf = async (store: Store, sync = "sync"): Promise<readonly Link[]> => {
  const links: Link[] = [];
  for await (const batch of store.links(sync, "people")) links.push(...batch);
  return links;
};
