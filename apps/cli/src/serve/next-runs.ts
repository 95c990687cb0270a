import { RosterkitError } from "@rosterkit/core";
import { nextScheduledMs, type SyncsToRun, type UnattendedSync } from "@rosterkit/server";

/** When a sync is due next, or why nobody can tell. */
export interface NextRun {
  readonly sync: string;
  /** ISO; past: at once. Absent: it cannot be opened. */
  readonly at?: string;
  readonly because?: string;
  readonly problem?: string;
}

/** When each sync is due next, as far as the store knows. One that cannot be opened keeps no other from being told. */
export async function nextRuns(syncs: SyncsToRun, nowMs: number): Promise<readonly NextRun[]> {
  const runs: NextRun[] = [];
  for (const sync of await syncs.list()) {
    try {
      const unattended = await syncs.open(sync);
      if (unattended) runs.push({ sync, ...(await nextOf(unattended, nowMs)) });
    } catch (error) {
      if (!RosterkitError.isInstance(error)) throw error;
      runs.push({ sync, problem: error.message });
    }
  }
  return runs;
}

async function nextOf({ sync, schedule }: UnattendedSync, nowMs: number): Promise<Omit<NextRun, "sync">> {
  const [first] = await sync.due();
  const scheduledMs = schedule && nextScheduledMs(schedule, nowMs);
  if (scheduledMs === undefined || (first && Date.parse(first.at) <= scheduledMs))
    return first ? { at: first.at, because: first.because } : {};
  return { at: new Date(scheduledMs).toISOString(), because: "schedule" };
}
