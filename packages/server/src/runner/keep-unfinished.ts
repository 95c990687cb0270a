import { type Plan, RosterkitError } from "@rosterkit/core";
import type { Action } from "../jobs/jobs.ts";
import { changeStanding, readStanding } from "./kept-state.ts";
import type { RunnerContext } from "./runner-context.ts";
import type { UnfinishedRun } from "./unfinished-run.ts";

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
