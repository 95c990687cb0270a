import type { Entry, Link, Store } from "@rosterkit/core";
import type { AnyConnection } from "@rosterkit/core/adapter";

/** A mistake put into the engine's surroundings on purpose, to see that the simulation finds it. */
export interface Sabotage {
  readonly target?: (connection: AnyConnection) => AnyConnection;
  readonly store?: (store: Store) => Store;
}

/** A link that says of an account in use that we suspended it. */
const toOurs = (link: Link): Link =>
  link.state && link.state.state !== "active"
    ? link
    : { ...link, state: { because: "left", at: link.state?.at ?? link.at, state: "suspended" } };

const withoutMembers = (entry: Entry): Entry => {
  if (entry.type !== "outcome") return entry;
  const { members: _, ...rest } = entry;
  return rest;
};

/** Mistakes by name: each takes a guard out. */
export const sabotages = {
  "nobody is found by key": {
    target: (target) => ({ ...target, people: { ...target.people, find: async () => undefined } }),
  },
  "every suspension counts as ours": {
    store: (store) => ({
      ...store,
      links: async function* (sync, resource) {
        for await (const batch of store.links(sync, resource)) yield batch.map(toOurs);
      },
    }),
  },
  "outcomes are lost": {
    store: (store) => ({
      ...store,
      commit: (lease, { entries = [], ...batch }) =>
        store.commit(lease, { ...batch, entries: entries.filter(({ type }) => type !== "outcome") }),
    }),
  },
  "groups of administrators look like others": {
    target: ({ groups, ...target }) => ({
      ...target,
      ...(groups && { groups: { ...groups, inspect: async () => ({ evidence: [] }) } }),
    }),
  },
  "nobody notes who was moved": {
    store: (store) => ({
      ...store,
      commit: (lease, { entries = [], ...batch }) =>
        store.commit(lease, { ...batch, entries: entries.map(withoutMembers) }),
    }),
  },
} as const satisfies { readonly [name: string]: Sabotage };
