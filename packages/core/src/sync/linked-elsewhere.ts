import { overlapOfAccounts } from "../ownership/registration.ts";
import type { LinkedElsewhere } from "../plan/linked-elsewhere.ts";
import type { LinkState } from "../store/link.ts";
import { loadLinks } from "../store/load-links.ts";
import type { Owners } from "./claim-ownership.ts";
import type { SyncContext } from "./sync-context.ts";

/** The accounts that another sync being linked to them keeps this one from linking. An import that owns nothing is in nobody's way, and nobody in its. */
export const linkedElsewhere = async (
  context: SyncContext,
  owners: Owners,
): Promise<ReadonlyMap<string, LinkedElsewhere>> =>
  owners.own.of === "nothing" ? new Map() : linkedByOwners(context, owners);

/**
 * The accounts that other syncs of this store are linked to, by the account's id, but for imports that own nothing. Where several are, one that owns
 * the same counts.
 */
export async function linkedByOwners(
  { store }: SyncContext,
  { own, others }: Owners,
): Promise<ReadonlyMap<string, LinkedElsewhere>> {
  const elsewhere = new Map<string, LinkedElsewhere>();
  for (const other of others.filter(({ of }) => of !== "nothing")) {
    const overlaps = overlapOfAccounts(own, other) !== undefined;
    for (const { verdict, target } of await loadLinks(store, other.sync, "people")) {
      if (verdict !== "same" || target === undefined || elsewhere.get(target)?.overlaps) continue;
      elsewhere.set(target, { sync: other.sync, overlaps });
    }
  }
  return elsewhere;
}

/** The states that imports which own nothing made accounts in, by the account's id. What they staged is for the owner to activate. */
export async function importedStates(
  { store }: SyncContext,
  { own, others }: Owners,
): Promise<ReadonlyMap<string, LinkState>> {
  const states = new Map<string, LinkState>();
  if (!own.lifecycle) return states;
  for (const { sync } of others.filter((other) => other.of === "nothing"))
    for (const { verdict, target, state } of await loadLinks(store, sync, "people"))
      if (verdict === "same" && target !== undefined && state) states.set(target, state);
  return states;
}

/** Groups at the target that other syncs of this store are linked to, by id. Two of them would take each other's people out. */
export async function groupsElsewhere(
  { store }: SyncContext,
  { others }: Owners,
): Promise<ReadonlyMap<string, LinkedElsewhere>> {
  const elsewhere = new Map<string, LinkedElsewhere>();
  for (const { sync, groups } of others) {
    if (groups === undefined) continue;
    for (const { verdict, target } of await loadLinks(store, sync, "groups"))
      if (verdict === "same" && target !== undefined) elsewhere.set(target, { sync, overlaps: true });
  }
  return elsewhere;
}
