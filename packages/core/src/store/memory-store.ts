import { frozenCopy } from "./frozen-copy.ts";
import { createJournalOfSync } from "./journal-of-sync.ts";
import { createLeases } from "./leases.ts";
import type { Link } from "./link.ts";
import type { Batch, Store } from "./store.ts";

/** How a store in memory is set up. */
export interface MemoryStoreOptions {
  /** Wall clock in milliseconds since 1970, by which leases lapse. Absent: the machine's. */
  readonly now?: () => number;
  /** How many links or entries come in one batch. Absent: 500. */
  readonly batchSize?: number;
}

/**
 * The reference implementation of a store: everything in memory, nothing survives the process. What goes in is copied and what comes out is
 * frozen, so nobody can change what was committed. A batch is checked as a whole before any of it is taken.
 */
export const createMemoryStore = ({ now = Date.now, batchSize = 500 }: MemoryStoreOptions = {}): Store => {
  const leases = createLeases(now);
  const syncs = new Map<string, SyncMemory>();
  const memoryOf = (sync: string) => syncs.get(sync) ?? remember(syncs, sync);

  return {
    lease: async (sync, owner, forMs) => leases.take(sync, owner, forMs),
    release: async (lease) => leases.release(lease),
    commit: async (lease, batch) => {
      leases.assertHeld(lease);
      const copied = frozenCopy(batch);
      copied.links?.forEach(assertLink);
      write(memoryOf(lease.sync), copied);
    },
    links: (sync, resource) =>
      inBatches(
        [...memoryOf(sync).links.values()].filter((link) => link.resource === resource),
        batchSize,
      ),
    entries: (sync, which) => inBatches(memoryOf(sync).journal.select(which), batchSize),
    kept: async (sync, key) => memoryOf(sync).kept.get(key),
  };
};

interface SyncMemory {
  readonly links: Map<string, Link>;
  readonly journal: ReturnType<typeof createJournalOfSync>;
  readonly kept: Map<string, unknown>;
}

const remember = (syncs: Map<string, SyncMemory>, sync: string): SyncMemory => {
  const memory = { links: new Map(), journal: createJournalOfSync(), kept: new Map() };
  syncs.set(sync, memory);
  return memory;
};

const write = (memory: SyncMemory, { links = [], entries = [], keep = {} }: Batch) => {
  for (const link of links) memory.links.set(`${link.resource}:${link.source}`, link);
  memory.journal.append(entries);
  for (const [key, value] of Object.entries(keep)) {
    if (value === null) memory.kept.delete(key);
    else memory.kept.set(key, value);
  }
};

const assertLink = ({ verdict, target }: Link) => {
  if (verdict === "same" && !target) throw new TypeError(`A link with the verdict "${verdict}" names its target`);
};

async function* inBatches<Item>(items: Iterable<Item>, size: number): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    if (batch.push(item) < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
