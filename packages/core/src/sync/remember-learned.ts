import type { Learned, Plan } from "../plan/plan.ts";
import type { Lease } from "../store/store.ts";
import { type ById, factKeys } from "./load-facts.ts";
import type { SyncContext } from "./sync-context.ts";

/** Keeps what planning learned, and the tenants that it was learned of. */
export async function rememberLearned(
  { store, settings }: SyncContext,
  lease: Lease,
  { at, tenants, learned }: Plan,
): Promise<void> {
  const leftSeen = (await store.kept(settings.id, factKeys.leftSeen)) as ById<string> | undefined;
  await store.commit(lease, {
    keep: {
      [factKeys.tenants]: tenants,
      ...(learned.baseline && { [factKeys.baseline]: { at, ids: learned.baseline } }),
      ...((learned.leftSeen || learned.notLeft) && { [factKeys.leftSeen]: mergeLeft(leftSeen, learned) }),
    },
  });
}

function mergeLeft(known: ById<string> = {}, { leftSeen = {}, notLeft = [] }: Learned): ById<string> {
  const forgotten = new Set(notLeft);
  return Object.fromEntries(Object.entries({ ...known, ...leftSeen }).filter(([id]) => !forgotten.has(id)));
}
