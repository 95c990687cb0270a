import { waitFor } from "../http/wait-for.ts";
import type { Store } from "../store/store.ts";
import { SyncBusyError } from "../sync/sync-busy-error.ts";
import { type Registration, type Tenant, tenantName } from "./registration.ts";

/** Kept under a name that no sync can have, because it has spaces: who owns what at one tenant. */
const registerName = (tenant: Tenant): string => `owners at ${tenantName(tenant)}`;

const key = "owners";
const leaseForMs = 10_000;
const [tries, betweenMs] = [50, 100];

/** The syncs that write to a tenant, as far as this store knows. */
export async function readRegister(store: Store, tenant: Tenant): Promise<readonly Registration[]> {
  const kept = (await store.kept(registerName(tenant), key)) as readonly Registration[] | undefined;
  return kept ?? [];
}

/**
 * Changes the register of a tenant, one at a time. Whatever `change` throws is passed on, and nothing is written then.
 * Rejects with SyncBusyError when others do not let go of it for five seconds.
 */
export async function changeRegister(
  store: Store,
  tenant: Tenant,
  change: (known: readonly Registration[]) => readonly Registration[],
): Promise<void> {
  const name = registerName(tenant);
  const owner = crypto.randomUUID();
  for (let left = tries; left > 0; left -= 1) {
    const lease = await store.lease(name, owner, leaseForMs);
    if (!lease) {
      await waitFor(betweenMs);
      continue;
    }
    try {
      const after = change(await readRegister(store, tenant));
      return await store.commit(lease, { keep: { [key]: after.length > 0 ? after : null } });
    } finally {
      await store.release(lease);
    }
  }
  throw new SyncBusyError(name);
}
