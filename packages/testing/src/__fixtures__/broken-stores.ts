import { createMemoryStore, type Entry, type Lease, LeaseLostError, type Link, type Store } from "@rosterkit/core";
import type { CreateStore, StoreOptions } from "../store/store-under-test.ts";
import type { PlantedBugs } from "./planted-bugs.ts";

/** A store in memory with some members put in place of its own. */
const broken =
  (breakIt: (store: Store, options: StoreOptions) => Partial<Store>): CreateStore =>
  (options) => {
    const store = createMemoryStore(options);
    return { store: { ...store, ...breakIt(store, options) } };
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

/** Several handles on one store in memory, each with members of its own in place of some. */
const severalHandles =
  (breakIt: (store: Store, options: StoreOptions) => Partial<Store>): CreateStore =>
  (options) => {
    const store = createMemoryStore(options);
    const another = () => ({ ...store, ...breakIt(store, options) });
    return { store: another(), another };
  };

/** What the store behind all handles knows. */
const everyLease = new Map<string, Lease | undefined>();

const isLike = (entry: Entry, subject: string): boolean =>
  entry.type !== "run" && entry.subject.toLowerCase() === subject.toLowerCase();

const later = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

/** Stores with one bug each, by the law that must find it. */
export const brokenStores: PlantedBugs<CreateStore> = {
  "a lease that is held is given to nobody else": {
    bug: "takes every owner for the same one",
    tested: broken((store) => ({
      lease: (sync, _owner, forMs) => store.lease(sync, "everybody", forMs),
    })),
  },

  "of many who ask at once one gets the lease": {
    bug: "looks first and takes later, without a lock",
    tested: broken((store, { now }) => {
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
  },

  "the owner who asks again has the lease for longer, under the same epoch": {
    bug: "hands out the old lease again",
    tested: broken((store) => {
      const given = new Map<string, Lease>();
      return {
        lease: async (sync, owner, forMs) => {
          const lease = given.get(sync + owner) ?? (await store.lease(sync, owner, forMs));
          if (lease) given.set(sync + owner, lease);
          return lease;
        },
      };
    }),
  },

  "a lease that lapsed is given to the next owner under a higher epoch, with when it ended": {
    bug: "never raises the epoch",
    tested: broken((store) => ({
      lease: async (sync, owner, forMs) => {
        const lease = await store.lease(sync, owner, forMs);
        return lease && { ...lease, epoch: 1 };
      },
    })),
  },

  "a lease that lapsed and was taken by nobody is still good": {
    bug: "judges a lease by the time",
    tested: broken((store, { now }) => ({
      commit: async (lease, batch) => {
        if (Date.parse(lease.until) < now()) throw new LeaseLostError(lease.sync, lease.epoch);
        await store.commit(lease, batch);
      },
    })),
  },

  "a lease given back is free at once and good for nothing more": {
    bug: "does nothing on `release`",
    tested: broken(() => ({ release: async () => {} })),
  },

  "giving back a lease that another has taken takes nothing from them": {
    bug: "releases by sync alone",
    tested: broken((store) => {
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
  },

  "a commit under an older epoch is refused and leaves nothing behind": {
    bug: "lets everybody commit under the highest epoch",
    tested: withoutFence,
  },

  "what was committed is read back: links, entries and kept values, every field": {
    bug: "drops empty texts from evidence",
    tested: broken((store) => ({
      links: mapLinks(store, (links) => links.map((link) => ({ ...link, evidence: link.evidence.filter(Boolean) }))),
    })),
  },

  "a batch with one bad part changes nothing": {
    bug: "commits links, entries and kept values one after the other",
    tested: broken((store) => ({
      commit: async (lease, { links = [], entries = [], keep = {} }) => {
        await store.commit(lease, { links });
        await store.commit(lease, { entries });
        await store.commit(lease, { keep });
      },
    })),
  },

  "an empty batch is a commit like any other": {
    bug: "writes a line of its own for an empty batch",
    tested: broken((store) => ({
      commit: (lease, batch) =>
        store.commit(lease, {
          ...batch,
          entries: batch.entries ?? [{ type: "run", run: "", at: "2026", event: "started" }],
        }),
    })),
  },

  "commits at once under one lease are all there, each in one piece": {
    bug: "awaits between the entries of one batch",
    tested: broken((store) => ({
      commit: async (lease, { entries = [], ...rest }) => {
        for (const entry of entries) {
          await store.commit(lease, { entries: [entry] });
          await later();
        }
        await store.commit(lease, rest);
      },
    })),
  },

  "the name of a sync may be any text, and two that differ are two": {
    bug: "folds the case of names",
    tested: broken((store) => {
      const folded = <Of extends { readonly sync: string }>(of: Of): Of => ({ ...of, sync: of.sync.toLowerCase() });
      return {
        lease: async (sync, owner, forMs) => store.lease(sync.toLowerCase(), owner, forMs),
        commit: (lease, batch) => store.commit(folded(lease), batch),
        links: (sync, resource) => store.links(sync.toLowerCase(), resource),
        kept: (sync, key) => store.kept(sync.toLowerCase(), key),
      };
    }),
  },

  "two syncs do not see each other": {
    bug: "keeps values under their key alone",
    tested: broken((store) => {
      const kept = new Map<string, unknown>();
      return {
        commit: async (lease, batch) => {
          await store.commit(lease, batch);
          for (const [key, value] of Object.entries(batch.keep ?? {})) kept.set(key, value ?? undefined);
        },
        kept: async (_sync, key) => kept.get(key),
      };
    }),
  },

  "a link is replaced whole, by its resource and source id": {
    bug: "merges a link into the one before",
    tested: broken((store) => ({
      commit: async (lease, { links = [], ...rest }) => {
        const known = new Map<string, Link>();
        for (const resource of ["people", "groups"] as const)
          for await (const batch of store.links(lease.sync, resource))
            for (const link of batch) known.set(resource + link.source, link);
        const merged = links.map((link) => ({ ...known.get(link.resource + link.source), ...link }));
        await store.commit(lease, { ...rest, links: merged });
      },
    })),
  },

  "of two links for one record in a batch the later one counts": {
    bug: "writes links last to first",
    tested: broken((store) => ({
      commit: (lease, { links = [], ...rest }) => store.commit(lease, { ...rest, links: links.toReversed() }),
    })),
  },

  "10,000 links are streamed in batches, each once": {
    bug: "gives all links in one batch",
    tested: broken((store) => ({
      links: (sync, resource) => inOneBatch(store.links(sync, resource)),
    })),
  },

  "a stream that is left early, or written beside, harms nobody": {
    bug: "ends a stream at the next commit",
    tested: broken((store) => {
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
  },

  "a kept value is replaced by the next, removed by null, and not there before": {
    bug: "takes falsy values for none",
    tested: broken((store) => ({
      kept: async (sync, key) => (await store.kept(sync, key)) || undefined,
    })),
  },

  "what a caller changes after a commit, or in what it was given, changes nothing in the store": {
    bug: "keeps the very objects that it was given",
    tested: broken((store) => {
      const kept = new Map<string, unknown>();
      return {
        commit: async (lease, batch) => {
          await store.commit(lease, batch);
          for (const [key, value] of Object.entries(batch.keep ?? {})) kept.set(key, value);
        },
        kept: async (_sync, key) => kept.get(key),
      };
    }),
  },

  "entries come in the order in which they were committed, whatever their dates": {
    bug: "orders by date",
    tested: broken((store) => ({
      entries: mapEntries(store, (entries) => entries.toSorted((one, other) => (one.at < other.at ? -1 : 1))),
    })),
  },

  "entries are found by run, by subject and from an instant on, that instant included": {
    bug: "leaves the instant itself out",
    tested: broken((store) => ({
      entries: (sync, which) =>
        "since" in which
          ? mapEntries(store, (entries) => entries.filter(({ at }) => at > which.since))(sync, which)
          : store.entries(sync, which),
    })),
  },

  "an intent is open until the outcome of the same run and change, oldest first": {
    bug: "closes an intent by its change alone",
    tested: broken((store) => ({
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
  },

  "a long journal is streamed in batches, in order": {
    bug: "gives all entries in one batch",
    tested: broken((store) => ({
      entries: (sync, which) => inOneBatch(store.entries(sync, which)),
    })),
  },

  "a commit that is under way when another takes over is done before theirs, or not at all": {
    bug: "checks the epoch, waits, and writes",
    tested: broken((store) => {
      const latest = new Map<string, Lease>();
      return {
        lease: async (sync, owner, forMs) => {
          const lease = await store.lease(sync, owner, forMs);
          if (lease) latest.set(sync, lease);
          return lease;
        },
        commit: async (lease, batch) => {
          await store.commit(lease, {});
          await later();
          await store.commit(latest.get(lease.sync) ?? lease, batch);
        },
      };
    }),
  },

  "ids that are nearly alike are different ids": {
    bug: "searches by subject without regard to case",
    tested: broken((store) => ({
      entries: (sync, which) =>
        "subject" in which
          ? mapEntries(store, (entries) => entries.filter((entry) => isLike(entry, which.subject)))(sync, { since: "" })
          : store.entries(sync, which),
    })),
  },

  "large and odd values come back as they went in": {
    bug: "drops what some databases cannot hold in JSON",
    tested: broken((store) => ({
      kept: async (sync, key) => {
        const value = await store.kept(sync, key);
        return value === undefined ? undefined : JSON.parse(JSON.stringify(value).replaceAll("\\u0000", ""));
      },
    })),
  },

  "what was committed is there for another handle at once, and for one that is opened later": {
    bug: "reads kept values once and remembers them",
    tested: severalHandles((store) => {
      const known = new Map<string, unknown>();
      return {
        kept: async (sync, key) => {
          if (!known.has(key)) known.set(key, await store.kept(sync, key));
          return known.get(key);
        },
      };
    }),
  },

  "of many who ask at once through handles of their own one gets the lease": {
    bug: "knows the leases of its own handle alone",
    tested: severalHandles((_, options) => {
      const { lease } = createMemoryStore(options);
      return { lease };
    }),
  },

  "a commit is refused when the lease was taken over through another handle": {
    bug: "knows the epochs of its own handle alone",
    tested: severalHandles((store) => {
      const latest = new Map<string, Lease>();
      return {
        lease: async (sync, owner, forMs) => {
          const lease = await store.lease(sync, owner, forMs);
          if (lease) latest.set(sync, lease);
          everyLease.set(sync, lease ?? everyLease.get(sync));
          return lease;
        },
        commit: async (lease, batch) => {
          if (latest.get(lease.sync)?.epoch !== lease.epoch) throw new LeaseLostError(lease.sync, lease.epoch);
          await store.commit(everyLease.get(lease.sync) ?? lease, batch);
        },
      };
    }),
  },
};
