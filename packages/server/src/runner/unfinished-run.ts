import { type Plan, type PlanOptions, RosterkitError } from "@rosterkit/core";
import type { Action } from "../jobs/jobs.ts";
import { changeStanding, readStanding } from "./kept-state.ts";
import type { RunReason } from "./notice.ts";
import type { RunnerContext } from "./runner-context.ts";

/** A run that made way for others, or that a process could not finish: it goes on in a later turn of its sync. JSON. */
export interface UnfinishedRun {
  /** Of its plan. */
  readonly digest: string;
  /** Where the plan is kept. */
  readonly saved: string;
  readonly because: RunReason;
  /** What planning was told, should the plan be of no use any more. */
  readonly plan: PlanOptions;
  readonly action?: Action;
  /** ISO. */
  readonly startedAt: string;
  /** Whatever became due until then was looked at. ISO. */
  readonly lookedAt: string;
  /** A person confirmed the plan as a whole. Another plan would not be confirmed. */
  readonly confirmed?: true;
}

/** Where plans are kept that are not applied to their end. The `plans` of a durable store are one such place. */
export interface KeptPlans {
  save(plan: Plan): Promise<{ readonly id: string }>;
  get(id: string): Promise<Plan | undefined>;
  remove(id: string): Promise<void>;
}

/** Plans in memory: another process plans anew, and so does this one for the oldest where there are too many. */
export const createPlansInMemory = (most = 16): KeptPlans => {
  const plans = new Map<string, Plan>();
  return {
    save: async (plan) => {
      const id = crypto.randomUUID();
      plans.set(id, plan);
      const [oldest] = plans.keys();
      if (plans.size > most && oldest !== undefined) plans.delete(oldest);
      return { id };
    },
    get: async (id) => plans.get(id),
    remove: async (id) => void plans.delete(id),
  };
};

/** Keeps what is to go on. What a person confirmed is not given up for what nobody did; the rest of that is found again by planning. */
export async function keepUnfinished(
  { store, unfinishedPlans: plans }: RunnerContext,
  sync: string,
  run: Omit<UnfinishedRun, "saved" | "digest">,
  plan: Plan,
): Promise<void> {
  const { unfinished: before } = await readStanding(store, sync);
  const isSame = before?.digest === plan.digest;
  if (before?.confirmed && !isSame && !run.confirmed) return;
  const saved = isSame ? before.saved : (run.action?.plan?.id ?? (await plans.save(plan)).id);
  const unfinished: UnfinishedRun = { ...run, digest: plan.digest, saved };
  await changeStanding(store, sync, (known) => ({ ...known, unfinished }));
  if (before && !isSame && !isKeptByOthers(before)) await plans.remove(before.saved);
}

/** It came to its end, or another one took its place. */
export async function dropUnfinished({ store, unfinishedPlans: plans }: RunnerContext, sync: string): Promise<void> {
  const { unfinished } = await readStanding(store, sync);
  if (!unfinished) return;
  await changeStanding(store, sync, ({ unfinished: _, ...known }) => known);
  if (!isKeptByOthers(unfinished)) await plans.remove(unfinished.saved);
}

/** It is the kept plan of an action, which is not ours to remove. */
const isKeptByOthers = ({
  saved,
  action,
}: Pick<UnfinishedRun, "saved"> & { readonly action?: Action | undefined }): boolean => action?.plan?.id === saved;

/** The plan to go on with. `undefined`: it is lost, or is not what was saved any more. */
export const planOfUnfinished = (
  { unfinishedPlans, plans = unfinishedPlans }: RunnerContext,
  { saved, action }: UnfinishedRun,
): Promise<Plan | undefined> =>
  (isKeptByOthers({ saved, action }) ? plans : unfinishedPlans).get(saved).catch((error) => {
    if (RosterkitError.isInstance(error) && error.isRetryable) throw error;
    return undefined;
  });
