import { readRegister } from "../ownership/register.ts";
import { type Tenant, tenantName } from "../ownership/registration.ts";
import type { Counterpart } from "../plan/planner-input.ts";
import { loadLinks } from "../store/load-links.ts";
import type { SyncContext } from "./sync-context.ts";

/**
 * For an import: the account that each record belongs to already, by the record's id, because a sync that goes the other way is linked to both. It is
 * known whatever anybody was renamed to since. Empty for every other sync.
 */
export async function counterparts(
  { store, settings }: SyncContext,
  { source, target }: { readonly source: Tenant; readonly target: Tenant },
): Promise<ReadonlyMap<string, Counterpart>> {
  const found = new Map<string, Counterpart>();
  if (settings.owns !== "nothing") return found;
  for (const { sync, source: from } of await readRegister(store, source)) {
    if (tenantName(from) !== tenantName(target)) continue;
    for (const { verdict, source: account, target: record } of await loadLinks(store, sync, "people"))
      if (verdict === "same" && record !== undefined) found.set(record, { sync, account });
  }
  return found;
}
