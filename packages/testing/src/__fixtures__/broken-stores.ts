import { createMemoryStore, type Entry, type Lease, LeaseLostError, type Link, type Store } from "@rosterkit/core";
import type { CreateStore, StoreOptions } from "../store/store-under-test.ts";

/** A store in memory with some members put in place of its own. */
const broken =
  (breakIt: (store: Store, options: StoreOptions) => Partial<Store>): CreateStore =>
  (options) => {
    const store = createMemoryStore(options);
    return { ...store, ...breakIt(store, options) };
  };

/** Knows the highest epoch only, and lets everybody commit under it. */
const withoutFence = broken((store) => {
  const latest = new Map<string, Lease>();
  return {
    lease: async (sync, owner, forMs) => {
      const lease = await store.lease(sync, owner, forMs);
      if (lease) latest.set(sync, lease);
      return lease;
    },
    commit: (lease, batch) => store.commit(latest.get(lease.sync) ?? lease, batch),
  };
});

const mapLinks = (store: Store, change: (links: readonly Link[]) => readonly Link[]): Store["links"] =>
  async function* (sync, resource) {
    for await (const batch of store.links(sync, resource)) yield change(batch);
  };

const mapEntries = (store: Store, change: (entries: readonly Entry[]) => readonly Entry[]): Store["entries"] =>
  async function* (sync, which) {
    for await (const batch of store.entries(sync, which)) yield change(batch);
  };

async function* inOneBatch<Item>(batches: AsyncIterable<readonly Item[]>): AsyncGenerator<readonly Item[]> {
  const all: Item[] = [];
  for await (const batch of batches) all.push(...batch);
  yield all;
}

const later = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

/** Stores with one bug each, by the law that must find it. */
export const brokenStores: { readonly [law: string]: CreateStore } = {
  "a lease that is held is given to nobody else": broken((store) => ({
    lease: (sync, _owner, forMs) => store.lease(sync, "everybody", forMs),
  })),

  "of many who ask at once one gets the lease": broken((store, { now }) => {
    let held = false;
    return {
      lease: async (sync, owner, forMs) => {
        // Looks first and takes later, as two statements without a lock do.
        if (held) return undefined;
        await later();
        held = true;
        return (
          (await store.lease(sync, "everybody", forMs)) && {
            sync,
            owner,
            epoch: 1,
            until: new Date(now()).toISOString(),
          }
        );
      },
    };
  }),

  "the owner who asks again has the lease for longer, under the same epoch": broken((store) => {
    const given = new Map<string, Lease>();
    return {
      lease: async (sync, owner, forMs) => {
        const lease = given.get(sync + owner) ?? (await store.lease(sync, owner, forMs));
        if (lease) given.set(sync + owner, lease);
        return lease;
      },
    };
  }),

  "a lease that lapsed is given to the next owner under a higher epoch, with when it ended": broken((store) => ({
    lease: async (sync, owner, forMs) => {
      const lease = await store.lease(sync, owner, forMs);
      return lease && { ...lease, epoch: 1 };
    },
  })),

  "a lease that lapsed and was taken by nobody is still good": broken((store, { now }) => ({
    commit: async (lease, batch) => {
      if (Date.parse(lease.until) < now()) throw new LeaseLostError(lease.sync, lease.epoch);
      await store.commit(lease, batch);
    },
  })),

  "a lease given back is free at once and good for nothing more": broken(() => ({ release: async () => {} })),

  "giving back a lease that another has taken takes nothing from them": broken((store) => {
    const latest = new Map<string, Lease>();
    return {
      lease: async (sync, owner, forMs) => {
        const lease = await store.lease(sync, owner, forMs);
        if (lease) latest.set(sync, lease);
        return lease;
      },
      release: (lease) => store.release(latest.get(lease.sync) ?? lease),
    };
  }),

  "a commit under an older epoch is refused and leaves nothing behind": withoutFence,

  "what was committed is read back: links, entries and kept values, every field": broken((store) => ({
    links: mapLinks(store, (links) => links.map((link) => ({ ...link, evidence: link.evidence.filter(Boolean) }))),
  })),

  "a batch with one bad part changes nothing": broken((store) => ({
    commit: async (lease, { links = [], entries = [], keep = {} }) => {
      await store.commit(lease, { links });
      await store.commit(lease, { entries });
      await store.commit(lease, { keep });
    },
  })),

  "an empty batch is a commit like any other": broken((store) => ({
    commit: (lease, batch) =>
      store.commit(lease, {
        ...batch,
        entries: batch.entries ?? [{ type: "run", run: "", at: "2026", event: "started" }],
      }),
  })),

  "commits at once under one lease are all there, each in one piece": broken((store) => ({
    commit: async (lease, { entries = [], ...rest }) => {
      for (const entry of entries) {
        await store.commit(lease, { entries: [entry] });
        await later();
      }
      await store.commit(lease, rest);
    },
  })),

  "two syncs do not see each other": broken((store) => {
    const kept = new Map<string, unknown>();
    return {
      commit: async (lease, batch) => {
        await store.commit(lease, batch);
        for (const [key, value] of Object.entries(batch.keep ?? {})) kept.set(key, value ?? undefined);
      },
      kept: async (_sync, key) => kept.get(key),
    };
  }),

  "a link is replaced whole, by its resource and source id": broken((store) => ({
    commit: async (lease, { links = [], ...rest }) => {
      const known = new Map<string, Link>();
      for (const resource of ["people", "groups"] as const)
        for await (const batch of store.links(lease.sync, resource))
          for (const link of batch) known.set(resource + link.source, link);
      const merged = links.map((link) => ({ ...known.get(link.resource + link.source), ...link }));
      await store.commit(lease, { ...rest, links: merged });
    },
  })),

  "of two links for one record in a batch the later one counts": broken((store) => ({
    commit: (lease, { links = [], ...rest }) => store.commit(lease, { ...rest, links: links.toReversed() }),
  })),

  "10,000 links are streamed in batches, each once": broken((store) => ({
    links: (sync, resource) => inOneBatch(store.links(sync, resource)),
  })),

  "a stream that is left early, or written beside, harms nobody": broken((store) => {
    let version = 0;
    return {
      commit: async (lease, batch) => {
        version += 1;
        await store.commit(lease, batch);
      },
      // A cursor that a commit closes.
      links: async function* (sync, resource) {
        const begun = version;
        for await (const batch of store.links(sync, resource)) {
          if (version !== begun) return;
          yield batch;
        }
      },
    };
  }),

  "a kept value is replaced by the next, removed by null, and not there before": broken((store) => ({
    kept: async (sync, key) => (await store.kept(sync, key)) || undefined,
  })),

  "what a caller changes after a commit, or in what it was given, changes nothing in the store": broken((store) => {
    const kept = new Map<string, unknown>();
    return {
      commit: async (lease, batch) => {
        await store.commit(lease, batch);
        for (const [key, value] of Object.entries(batch.keep ?? {})) kept.set(key, value);
      },
      kept: async (_sync, key) => kept.get(key),
    };
  }),

  "entries come in the order in which they were committed, whatever their dates": broken((store) => ({
    entries: mapEntries(store, (entries) => entries.toSorted((one, other) => (one.at < other.at ? -1 : 1))),
  })),

  "entries are found by run, by subject and from an instant on, that instant included": broken((store) => ({
    entries: (sync, which) =>
      "since" in which
        ? mapEntries(store, (entries) => entries.filter(({ at }) => at > which.since))(sync, which)
        : store.entries(sync, which),
  })),

  "an intent is open until the outcome of the same run and change, oldest first": broken((store) => ({
    entries: async function* (sync, which) {
      if (!("open" in which)) return yield* store.entries(sync, which);
      const open = new Map<string, Entry>();
      for await (const batch of store.entries(sync, { since: "" }))
        for (const entry of batch) {
          // By change alone: the outcome of any run closes it.
          if (entry.type === "intent") open.set(entry.change, entry);
          if (entry.type === "outcome") open.delete(entry.change);
        }
      yield [...open.values()];
    },
  })),

  "a long journal is streamed in batches, in order": broken((store) => ({
    entries: (sync, which) => inOneBatch(store.entries(sync, which)),
  })),
};
