import type { Intent } from "../store/journal.ts";
import type { Batch, Lease, Store } from "../store/store.ts";
import { isoAt } from "./scene.ts";

/** The name under which a sync keeps when runs with open intents ended. */
export const endedRunsKey = "ended runs";

/** For each run with open intents, the ISO instant after which it surely sent nothing more. */
export type EndedRuns = { readonly [run: string]: string };

/**
 * A write may be sent long after its intent (a vendor's limits make it wait), so what bounds it is the end of its run's lease, remembered from
 * the first time that a later run sees its intents.
 */
export const loadEndedRuns = async (
  store: Store,
  lease: Lease,
  intents: readonly Intent[],
  nowMs: number,
): Promise<EndedRuns> => {
  const kept = await store.kept(lease.sync, endedRunsKey);
  const known = isEndedRuns(kept) ? kept : {};
  const endedAt = lease.after ?? isoAt(nowMs);
  return Object.fromEntries(intents.map(({ run }) => [run, known[run] ?? endedAt]));
};

/** What to keep of them: those whose intents are still open. */
export const keepEndedRuns = (ended: EndedRuns, open: readonly Intent[]): NonNullable<Batch["keep"]> => {
  const runs = new Set(open.map(({ run }) => run));
  const left = Object.entries(ended).filter(([run]) => runs.has(run));
  return { [endedRunsKey]: left.length > 0 ? Object.fromEntries(left) : null };
};

/** When the write of an intent was sent at the latest, in milliseconds since 1970. */
export const sentAtTheLatest = ({ run, at }: Intent, ended: EndedRuns): number =>
  Math.max(Date.parse(at), Date.parse(ended[run] ?? at));

const isEndedRuns = (value: unknown): value is EndedRuns => typeof value === "object" && value !== null;
