import type { Learned, Plan } from "../plan/plan.ts";
import type { LearnedEnds } from "../plan/planner-input.ts";
import type { Extent } from "../roster/extent.ts";
import type { EndSeen } from "../store/facts.ts";
import type { Lease } from "../store/store.ts";
import { type ById, factKeys } from "./load-facts.ts";
import { afterPlan, type Looked, readLookAhead } from "./look-ahead.ts";
import type { SyncContext } from "./sync-context.ts";

/** What earlier complete reads of the source showed of how far its credential reaches. */
export const knownMarks = async ({ store, settings }: SyncContext): Promise<readonly string[]> =>
  ((await store.kept(settings.id, factKeys.marks)) as readonly string[] | undefined) ?? [];

interface LearnedOfRead {
  readonly extent: Extent;
  readonly ends: LearnedEnds;
  readonly belonged: ById<readonly string[]> | undefined;
  readonly looked: Looked;
}

/** Keeps what planning learned, the tenants that it was learned of, and what a complete read of the source shows. */
export async function rememberLearned(
  context: SyncContext,
  lease: Lease,
  plan: Plan,
  { extent: { complete, marks = [] }, ends, belonged, looked }: LearnedOfRead,
): Promise<void> {
  const { at, tenants, learned } = plan;
  const { store, settings } = context;
  const lookedAt = new Date(context.now()).toISOString();
  const knownEnds = (await store.kept(settings.id, factKeys.ends)) as ById<EndSeen> | undefined;
  const leftSeen = (await store.kept(settings.id, factKeys.leftSeen)) as ById<string> | undefined;
  await store.commit(lease, {
    keep: {
      [factKeys.tenants]: tenants,
      [factKeys.lookAhead]: afterPlan(await readLookAhead(context), plan, looked, lookedAt),
      ...(complete && marks.length > 0 && { [factKeys.marks]: marks }),
      ...(learned.passwordsFrom !== undefined && { [factKeys.passwordsFrom]: learned.passwordsFrom }),
      ...(belonged && { [factKeys.belonged]: belonged }),
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
