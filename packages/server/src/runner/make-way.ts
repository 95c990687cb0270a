import { type Run, urgentRun } from "./choose-run.ts";
import { isoOf, type RunnerContext } from "./runner-context.ts";
import type { UnattendedSync } from "./unattended-sync.ts";

/** Once its slice is over, a run asks so often whether somebody waits. */
const askEveryMs = 1000;

/** Tells a run when it is to make way: its slice is over, and another sync waits for a place, or something urgent of its own does. */
export const makeWay = (
  context: RunnerContext,
  unattended: UnattendedSync,
  sync: string,
  { unfinished, anew }: Run,
): (() => Promise<boolean>) => {
  const lookedAt = unfinished && !anew ? unfinished.lookedAt : isoOf(context.now());
  let askAtMs = context.now() + context.sliceMs;
  return async () => {
    if (context.now() < askAtMs) return false;
    askAtMs = context.now() + askEveryMs;
    try {
      if (await context.jobs.isWaitedFor(sync)) return true;
      return (await urgentRun(context, unattended, lookedAt)) !== undefined;
    } catch {
      // Nobody can tell, and the run itself fails soon enough where the store is gone.
      return false;
    }
  };
};
