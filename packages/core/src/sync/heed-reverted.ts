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
export async function heedReverted(context: SyncContext, plan: Plan, run: string): Promise<Heeded> {
  const { store, settings } = context;
  const reverted = ((await store.kept(settings.id, factKeys.reverted)) ?? {}) as ById<Reverted>;
  if (plan.reverts === undefined)
    return { changes: plan.changes.map((change) => holdOlder(plan, change, reverted)), keep: {} };
  return { changes: plan.changes, keep: await keptBy(context, plan, plan.reverts, run, reverted) };
}

/** A plan from before a run was taken back does not know of it yet. */
function holdOlder({ at }: Plan, change: Change, reverted: ById<Reverted>): Change {
  const fact = Object.hasOwn(reverted, change.subject) ? reverted[change.subject] : undefined;
  const isNews = fact !== undefined && at <= fact.at && !change.held && mayRepeat(fact, change);
  return isNews ? { ...change, held: revertedHold(fact) } : change;
}

async function keptBy(
  { store, settings, now }: SyncContext,
  plan: Plan,
  taken: string,
  by: string,
  before: ById<Reverted>,
): Promise<Heeded["keep"]> {
  const record = await readRun(store, settings.id, taken);
  const fact = { run: taken, by, at: new Date(now()).toISOString() };
  const after = new Map(Object.entries(before));
  for (const [subject, isAccess] of touchedBy(plan)) {
    // Taking back what took a run back does it again, so there is nothing left to hold.
    if (record?.reverts !== undefined) after.delete(subject);
    else after.set(subject, isAccess ? { ...fact, access: true } : fact);
  }
  return {
    [factKeys.reverted]: after.size > 0 ? Object.fromEntries(after) : null,
    ...(await baselineOf({ store, settings }, taken)),
  };
}

/** Everybody whom the plan is about, and whether about their access: those too for whom nothing is left to take back, or nothing can be. */
function touchedBy({ changes, issues }: Plan): ReadonlyMap<string, boolean> {
  const touched = new Map<string, boolean>();
  const add = (subject: string, isAccess: boolean) => touched.set(subject, isAccess || touched.get(subject) === true);
  for (const { subject, operation } of changes) add(subject, operation !== "update");
  for (const { subject, attribute } of issues) add(subject, attribute === undefined);
  return touched;
}

/** Who had started when the sync was switched on is known again once the "sync all" that emptied it is taken back. */
async function baselineOf({ store, settings }: Pick<SyncContext, "store" | "settings">, taken: string) {
  const kept = (await store.kept(settings.id, factKeys.baselineBefore)) as
    | { readonly run: string; readonly baseline: unknown }
    | undefined;
  return kept?.run === taken ? { [factKeys.baseline]: kept.baseline, [factKeys.baselineBefore]: null } : {};
}
