import type { Store } from "../store/store.ts";
import { changeShared } from "../sync/change-shared.ts";
import { type Registration, type Tenant, tenantName } from "./registration.ts";

/** Kept under a name that no sync can have, because it has spaces: who owns what at one tenant. */
const registerName = (tenant: Tenant): string => `owners at ${tenantName(tenant)}`;

const key = "owners";

/** The syncs that write to a tenant, as far as this store knows. */
export async function readRegister(store: Store, tenant: Tenant): Promise<readonly Registration[]> {
  const kept = (await store.kept(registerName(tenant), key)) as readonly Registration[] | undefined;
  return kept ?? [];
}

/**
 * Changes the register of a tenant, one at a time. Whatever `change` throws is passed on, and nothing is written then.
 * Rejects with SyncBusyError when others do not let go of it for five seconds.
 */
export const changeRegister = (
  store: Store,
  tenant: Tenant,
  change: (known: readonly Registration[]) => readonly Registration[],
): Promise<void> =>
  changeShared<readonly Registration[]>(store, { name: registerName(tenant), key, tries: 50 }, (known = []) => {
    const after = change(known);
    return after.length > 0 ? after : null;
  });
