import { overlapOf } from "../ownership/registration.ts";
import type { LinkedElsewhere } from "../plan/planner-input.ts";
import { loadLinks } from "../store/load-links.ts";
import type { Owners } from "./claim-ownership.ts";
import type { SyncContext } from "./sync-context.ts";

/** The accounts that other syncs of this store are linked to, by the account's id. Where several are, one that owns the same counts. */
export async function linkedElsewhere(
  { store }: SyncContext,
  { own, others }: Owners,
): Promise<ReadonlyMap<string, LinkedElsewhere>> {
  const elsewhere = new Map<string, LinkedElsewhere>();
  for (const other of others) {
    const overlaps = overlapOf(own, other) !== undefined;
    for (const { verdict, target } of await loadLinks(store, other.sync, "people")) {
      if (verdict !== "same" || target === undefined || elsewhere.get(target)?.overlaps) continue;
      elsewhere.set(target, { sync: other.sync, overlaps });
    }
  }
  return elsewhere;
}
