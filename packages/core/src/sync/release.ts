import type { Reverted } from "../store/facts.ts";
import { keepFact } from "./keep-fact.ts";
import { type ById, factKeys } from "./load-facts.ts";
import type { ToRelease } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** Ends the hold on people for whom a run was taken back. */
export async function release(context: SyncContext, which: ToRelease): Promise<readonly string[]> {
  const released: string[] = [];
  await keepFact<ById<Reverted> | null>(context, factKeys.reverted, (known) => {
    const isAsked = ([subject, { run }]: readonly [string, Reverted]) =>
      "run" in which ? run === which.run : subject === which.subject;
    const entries = Object.entries(known ?? {});
    released.push(...entries.filter(isAsked).map(([subject]) => subject));
    const left = entries.filter((entry) => !isAsked(entry));
    return left.length > 0 ? Object.fromEntries(left) : null;
  });
  return released;
}
