import { type Lift, mayApply } from "../apply/lift.ts";
import type { Change } from "../plan/change.ts";
import { mayRepeat, revertedHold } from "../plan/hold-reverted.ts";
import type { Plan } from "../plan/plan.ts";
import type { Reverted } from "../store/facts.ts";
import type { Batch } from "../store/store.ts";
import { readRun } from "../undo/read-run.ts";
import { type ById, factKeys } from "./load-facts.ts";
import type { SyncContext } from "./sync-context.ts";

/** The changes of a plan under what was taken back since it was made, and what is to be kept of a plan that itself takes a run back. */
export interface Heeded {
  readonly changes: readonly Change[];
  readonly keep: NonNullable<Batch["keep"]>;
}

/** `run`: the id of the run about to begin. */
export async function heedReverted(
  context: SyncContext,
  plan: Plan,
  run: string,
  lift: Lift | undefined,
): Promise<Heeded> {
  const { store, settings } = context;
  const reverted = ((await store.kept(settings.id, factKeys.reverted)) ?? {}) as ById<Reverted>;
  if (plan.reverts === undefined)
    return { changes: plan.changes.map((change) => holdOlder(plan, change, reverted)), keep: {} };
  const touched = plan.changes.filter((change) => mayApply(change, lift));
  return { changes: plan.changes, keep: await keptBy(context, plan.reverts, run, touched, reverted) };
}

/** A plan from before a run was taken back does not know of it yet. */
function holdOlder({ at }: Plan, change: Change, reverted: ById<Reverted>): Change {
  const fact = Object.hasOwn(reverted, change.subject) ? reverted[change.subject] : undefined;
  return fact && at <= fact.at && !change.held && mayRepeat(fact, change)
    ? { ...change, held: revertedHold(fact) }
    : change;
}

async function keptBy(
  { store, settings, now }: SyncContext,
  taken: string,
  by: string,
  touched: readonly Change[],
  before: ById<Reverted>,
): Promise<Heeded["keep"]> {
  const record = await readRun(store, settings.id, taken);
  const at = new Date(now()).toISOString();
  const after = new Map(Object.entries(before));
  for (const change of touched) {
    // Taking back what took a run back does it again, so there is nothing left to hold.
    if (record?.reverts !== undefined) after.delete(change.subject);
    else after.set(change.subject, revertedBy(change, after.get(change.subject), { run: taken, by, at }));
  }
  return {
    [factKeys.reverted]: after.size > 0 ? Object.fromEntries(after) : null,
    ...(await baselineOf({ store, settings }, taken)),
  };
}

const revertedBy = ({ state, operation }: Change, known: Reverted | undefined, now: Reverted): Reverted => {
  const isAccess = state !== undefined || operation === "link" || operation === "unlink";
  const knownAccess = known?.by === now.by && known.access === true;
  return isAccess || knownAccess ? { ...now, access: true } : now;
};

/** Who had started when the sync was switched on is known again once the "sync all" that emptied it is taken back. */
async function baselineOf({ store, settings }: Pick<SyncContext, "store" | "settings">, taken: string) {
  const kept = (await store.kept(settings.id, factKeys.baselineBefore)) as
    | { readonly run: string; readonly baseline: unknown }
    | undefined;
  return kept?.run === taken ? { [factKeys.baseline]: kept.baseline, [factKeys.baselineBefore]: null } : {};
}
