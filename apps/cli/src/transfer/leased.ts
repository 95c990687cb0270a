import { type Lease, type Store, SyncBusyError } from "@rosterkit/core";

/** So long may a copy take. */
const forMs = 3_600_000;

/** Does something while nobody else works on a sync. Rejects with SyncBusyError while somebody does. */
export async function leased<T>(store: Store, sync: string, work: (lease: Lease) => Promise<T>): Promise<T> {
  const lease = await store.lease(sync, `transfer ${crypto.randomUUID()}`, forMs);
  if (!lease) throw new SyncBusyError(sync);
  try {
    return await work(lease);
  } finally {
    await store.release(lease);
  }
}
