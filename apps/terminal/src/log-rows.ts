import type { Change, Entry, Intent, Outcome, Store } from "@rosterkit/core";
import { describeChange, nameIn } from "./describe-change.ts";

/** One line of the log: an intent of the journal with its outcome. */
export interface LogRow {
  /** When it was journalled. ISO. */
  readonly at: string;
  readonly run: string;
  readonly subject: string;
  readonly operation: string;
  readonly who: string;
  readonly what: readonly string[];
  /** How it ended; `open` while nobody knows. */
  readonly outcome: string;
  /** The vendor's ids of the requests. Absent: none was needed, or no answer came. */
  readonly requests?: readonly string[];
}

/** Reads the journal of some runs as people read it. */
export async function logRows(
  store: Store,
  sync: string,
  runs: readonly string[],
  telling: readonly string[],
): Promise<readonly LogRow[]> {
  const rows: LogRow[] = [];
  for (const run of runs) {
    const entries: Entry[] = [];
    for await (const batch of store.entries(sync, { run })) entries.push(...batch);
    rows.push(...entryRows(entries, telling));
  }
  return rows;
}

/** The same of entries that are at hand, oldest first. */
export function entryRows(entries: readonly Entry[], telling: readonly string[]): readonly LogRow[] {
  const intents = entries.filter((entry): entry is Intent => entry.type === "intent");
  const outcomes = new Map(
    entries
      .filter((entry): entry is Outcome => entry.type === "outcome")
      .map((entry) => [`${entry.run} ${entry.change}`, entry]),
  );
  const changes = new Map<string, Change>(intents.map(({ what }) => [what.id, what]));
  return intents.map(({ at, run, subject, what, change }) => {
    const outcome = outcomes.get(`${run} ${change}`);
    return {
      at,
      run,
      subject,
      operation: what.operation,
      who: nameIn(what.who),
      what: describeChange(what, { telling, changes }),
      outcome: [outcome?.result ?? "open", outcome?.error?.message].filter((part) => part !== undefined).join(": "),
      ...(outcome?.requests && { requests: outcome.requests }),
    };
  });
}
