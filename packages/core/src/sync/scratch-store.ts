import type { Entry } from "../store/journal.ts";
import type { Link } from "../store/link.ts";
import { createMemoryStore } from "../store/memory-store.ts";
import type { Batch, Store } from "../store/store.ts";

/** A store that shows what another one has and keeps what is committed to itself, in memory. Its leases hold nobody else up. The other one is only read. */
export function createScratchStore(base: Store, now: () => number): Store {
  const own = createMemoryStore({ now });
  const kept = new Map<string, unknown>();
  const nameOf = (sync: string, key: string) => JSON.stringify([sync, key]);
  return {
    lease: (sync, owner, forMs) => own.lease(sync, owner, forMs),
    release: (lease) => own.release(lease),
    commit: async (lease, batch: Batch) => {
      await own.commit(lease, batch);
      for (const [key, value] of Object.entries(batch.keep ?? {}))
        kept.set(nameOf(lease.sync, key), value ?? undefined);
    },
    kept: async (sync, key) => {
      const name = nameOf(sync, key);
      return kept.has(name) ? kept.get(name) : base.kept(sync, key);
    },
    links: async function* (sync, resource) {
      const over = new Map<string, Link>();
      for await (const batch of own.links(sync, resource)) for (const link of batch) over.set(link.source, link);
      for await (const batch of base.links(sync, resource)) yield batch.filter(({ source }) => !over.has(source));
      if (over.size > 0) yield [...over.values()];
    },
    entries: async function* (sync, which) {
      const closed = new Set<string>();
      if ("open" in which)
        for await (const batch of own.entries(sync, { since: "" })) for (const one of batch) closed.add(attemptOf(one));
      for await (const batch of base.entries(sync, which)) yield batch.filter((one) => !closed.has(attemptOf(one)));
      yield* own.entries(sync, which);
    },
  };
}

const attemptOf = (entry: Entry): string => (entry.type === "run" ? "" : JSON.stringify([entry.run, entry.change]));
