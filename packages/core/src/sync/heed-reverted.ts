import type { Change } from "../plan/change.ts";
import type { Plan } from "../plan/plan.ts";
import type { Reverted } from "../store/facts.ts";
import type { ResourceName } from "../store/link.ts";
import type { Links } from "../store/links.ts";
import type { Batch } from "../store/store.ts";
import { readRun } from "../undo/read-run.ts";
import { type AllReverted, holdOlder } from "./hold-older.ts";
import { type ById, factKeys } from "./load-facts.ts";
import type { SyncContext } from "./sync-context.ts";

/** The changes of a plan under what was taken back since it was made, and what is to be kept of a plan that itself takes a run back. */
export interface Heeded {
  readonly changes: readonly Change[];
  readonly keep: NonNullable<Batch["keep"]>;
}

/** `run`: the id of the run about to begin; `links`: those of people. */
export async function heedReverted(context: SyncContext, plan: Plan, run: string, links: Links): Promise<Heeded> {
  const { store, settings } = context;
  const kept = async (key: string) => ((await store.kept(settings.id, key)) ?? {}) as ById<Reverted>;
  const reverted = { people: await kept(factKeys.reverted), groups: await kept(factKeys.revertedGroups) };
  if (plan.reverts === undefined) return { changes: holdOlder(plan, reverted, links), keep: {} };
  return { changes: plan.changes, keep: await keptBy(context, plan, plan.reverts, run, reverted) };
}

async function keptBy(
  { store, settings, now }: SyncContext,
  plan: Plan,
  taken: string,
  by: string,
  before: AllReverted,
): Promise<Heeded["keep"]> {
  const record = await readRun(store, settings.id, taken);
  const fact = { run: taken, by, at: new Date(now()).toISOString() };
  // Taking back what took a run back does it again, so there is nothing left to hold.
  const merge = (known: ById<Reverted>, touched: ReadonlyMap<string, boolean>) =>
    record?.reverts === undefined ? withFacts(known, touched, fact) : without(known, touched);
  const touched = touchedBy(plan);
  return {
    [factKeys.reverted]: merge(before.people, touched.people),
    [factKeys.revertedGroups]: merge(before.groups, touched.groups),
    ...(await baselineOf({ store, settings }, taken)),
  };
}

const withFacts = (known: ById<Reverted>, touched: ReadonlyMap<string, boolean>, fact: Reverted) =>
  orNull({
    ...known,
    ...Object.fromEntries([...touched].map(([id, isAccess]) => [id, isAccess ? { ...fact, access: true } : fact])),
  });

const without = (known: ById<Reverted>, touched: ReadonlyMap<string, boolean>) =>
  orNull(Object.fromEntries(Object.entries(known).filter(([id]) => !touched.has(id))));

/** A store forgets what is kept as `null`. */
const orNull = (facts: object): object | null => (Object.keys(facts).length > 0 ? facts : null);

/** Everybody whom the plan is about, and whether about their access: those too for whom nothing is left to take back, or nothing can be. */
function touchedBy({ changes, issues }: Plan): { readonly [R in ResourceName]: ReadonlyMap<string, boolean> } {
  const touched = { people: new Map<string, boolean>(), groups: new Map<string, boolean>() };
  const add = (resource: ResourceName, subject: string, isAccess: boolean) =>
    touched[resource].set(subject, isAccess || touched[resource].get(subject) === true);
  for (const { resource, subject, operation } of changes) add(resource, subject, operation !== "update");
  for (const { resource = "people", subject, attribute } of issues) add(resource, subject, attribute === undefined);
  return touched;
}

/** Who had started when the sync was switched on is known again once the "sync all" that emptied it is taken back. */
async function baselineOf({ store, settings }: Pick<SyncContext, "store" | "settings">, taken: string) {
  const kept = (await store.kept(settings.id, factKeys.baselineBefore)) as
    | { readonly run: string; readonly baseline: unknown }
    | undefined;
  return kept?.run === taken ? { [factKeys.baseline]: kept.baseline, [factKeys.baselineBefore]: null } : {};
}
