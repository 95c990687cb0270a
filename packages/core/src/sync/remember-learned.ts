import type { Learned, Plan } from "../plan/plan.ts";
import type { LearnedEnds } from "../plan/planner-input.ts";
import type { EndSeen } from "../store/facts.ts";
import type { Lease } from "../store/store.ts";
import { type ById, factKeys } from "./load-facts.ts";
import type { SyncContext } from "./sync-context.ts";

/** Keeps what planning learned, and the tenants that it was learned of. */
export async function rememberLearned(
  { store, settings }: SyncContext,
  lease: Lease,
  { at, tenants, learned }: Plan,
  ends: LearnedEnds,
): Promise<void> {
  const knownEnds = (await store.kept(settings.id, factKeys.ends)) as ById<EndSeen> | undefined;
  const leftSeen = (await store.kept(settings.id, factKeys.leftSeen)) as ById<string> | undefined;
  await store.commit(lease, {
    keep: {
      [factKeys.tenants]: tenants,
      ...(learned.baseline && { [factKeys.baseline]: { at, ids: learned.baseline } }),
      ...((ends.seen.size > 0 || ends.forgotten.length > 0) && { [factKeys.ends]: mergeEnds(knownEnds, ends) }),
      ...((learned.leftSeen || learned.notLeft) && { [factKeys.leftSeen]: mergeLeft(leftSeen, learned) }),
    },
  });
}

function mergeLeft(known: ById<string> = {}, { leftSeen = {}, notLeft = [] }: Learned): ById<string> {
  const forgotten = new Set(notLeft);
  return Object.fromEntries(Object.entries({ ...known, ...leftSeen }).filter(([id]) => !forgotten.has(id)));
}

function mergeEnds(known: ById<EndSeen> = {}, { seen, forgotten }: LearnedEnds): ById<EndSeen> {
  const gone = new Set(forgotten);
  const kept = Object.entries(known).filter(([id]) => !gone.has(id));
  return Object.fromEntries([...kept, ...seen]);
}
