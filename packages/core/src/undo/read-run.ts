import type { Confirmation } from "../plan/plan.ts";
import type { Intent, Outcome } from "../store/journal.ts";
import type { Store } from "../store/store.ts";

/** One write of a run, with what is known of how it ended. */
export interface Attempt {
  readonly intent: Intent;
  /** Absent: not known yet. */
  readonly outcome: Outcome | undefined;
}

/** What the journal has of one run. */
export interface RunRecord {
  readonly run: string;
  /** What it is in a sentence, where it is not one run. */
  readonly told?: string;
  /** The run that it took back. Absent: it was a run like any other. */
  readonly reverts: string | undefined;
  /** Why it was confirmed as a whole. Absent: it was not. */
  readonly confirmed?: Confirmation | undefined;
  /** In the order of the intents. */
  readonly attempts: readonly Attempt[];
}

/** Reads a run from the journal. `undefined`: the journal has nothing of it, never had or not any more. */
export async function readRun(store: Store, sync: string, run: string): Promise<RunRecord | undefined> {
  const intents: Intent[] = [];
  const outcomes = new Map<string, Outcome>();
  let isThere = false;
  let reverts: string | undefined;
  let confirmed: Confirmation | undefined;
  for await (const batch of store.entries(sync, { run })) {
    for (const entry of batch) {
      isThere = true;
      if (entry.type === "intent") intents.push(entry);
      else if (entry.type === "outcome") outcomes.set(entry.change, entry);
      else {
        reverts ??= entry.reverts;
        confirmed ??= entry.confirmed;
      }
    }
  }
  if (!isThere) return undefined;
  return {
    run,
    reverts,
    confirmed,
    attempts: intents.map((intent) => ({ intent, outcome: outcomes.get(intent.change) })),
  };
}
