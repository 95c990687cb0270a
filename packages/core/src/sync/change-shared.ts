import { waitFor } from "../http/wait-for.ts";
import type { Store } from "../store/store.ts";
import { SyncBusyError } from "./sync-busy-error.ts";

const leaseForMs = 10_000;
const betweenMs = 100;

/** One value of a store under a name that is no sync's. */
export interface SharedValue {
  readonly name: string;
  readonly key: string;
  /** How often it is tried, a tenth of a second apart, while others change it. */
  readonly tries: number;
}

/**
 * Changes a value that several may change, one at a time. `change` is given what is kept and gives what is to be kept: `null` for nothing any more, and
 * what it was given where nothing is to be written. Whatever it throws is passed on. Rejects with SyncBusyError when others do not let go of it.
 */
export async function changeShared<Value>(
  store: Store,
  { name, key, tries }: SharedValue,
  change: (known: Value | undefined) => Value | null | undefined,
): Promise<void> {
  const owner = crypto.randomUUID();
  for (let left = tries; left > 0; left -= 1) {
    const lease = await store.lease(name, owner, leaseForMs);
    if (!lease) {
      await waitFor(betweenMs);
      continue;
    }
    try {
      const known = (await store.kept(name, key)) as Value | undefined;
      const after = change(known);
      if (after !== known) await store.commit(lease, { keep: { [key]: after ?? null } });
      return;
    } finally {
      await store.release(lease);
    }
  }
  throw new SyncBusyError(name);
}
