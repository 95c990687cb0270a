import type { Entry, Link, Store } from "@rosterkit/core";
import type { AnyConnection, AnyResource } from "@rosterkit/core/adapter";

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

const withFirstPage = (groups: AnyResource): AnyResource => ({
  ...groups,
  ...(groups.members && { members: { ...groups.members, page: firstPageOf(groups.members) } }),
});

const firstPageOf =
  (members: NonNullable<AnyResource["members"]>): typeof members.page =>
  async (group, cursor) => ({ items: (await members.page(group, cursor)).items });

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
  "a list of members ends with its first page": {
    target: ({ groups, ...target }) => ({ ...target, ...(groups && { groups: withFirstPage(groups) }) }),
  },
  "nobody notes who was moved": {
    store: (store) => ({
      ...store,
      commit: (lease, { entries = [], ...batch }) =>
        store.commit(lease, { ...batch, entries: entries.map(withoutMembers) }),
    }),
  },
} as const satisfies { readonly [name: string]: Sabotage };
