import { pausesOf } from "./keep-trouble.ts";
import { readStanding } from "./kept-state.ts";
import type { RunningTurn, SyncStatus } from "./runner.ts";
import type { RunnerContext } from "./runner-context.ts";

/** How a sync is. `undefined`: there is no such sync. */
export async function statusOf({ syncs, jobs, store }: RunnerContext, sync: string): Promise<SyncStatus | undefined> {
  const unattended = await syncs.open(sync);
  if (!unattended) return undefined;
  const waiting = (await jobs.waiting()).filter((job) => job.sync === sync);
  const running = (await jobs.active()).some((job) => job.sync === sync);
  const { unfinished } = await readStanding(store, sync);
  const pauses = await pausesOf(store, sync, unattended);
  return { running, waiting, ...pauses, ...(unfinished && { unfinishedSince: unfinished.startedAt }) };
}

/** What any process works on. */
export const runningAnywhere = async ({ jobs }: RunnerContext): Promise<readonly RunningTurn[]> =>
  (await jobs.active()).map(({ sync, since }) => ({ sync, since }));
