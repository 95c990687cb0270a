import type { Entry, Intent, Outcome } from "./journal.ts";
import type { EntryQuery } from "./store.ts";

/** The journal of one sync, in memory: in the order written, with an index of the intents that have no outcome yet. */
export interface JournalOfSync {
  append(entries: readonly Entry[]): void;
  /** Entries there were when the call was made, oldest first. */
  select(which: EntryQuery): Generator<Entry>;
}

/** An empty journal. */
export const createJournalOfSync = (): JournalOfSync => {
  const written: Entry[] = [];
  const open = new Map<string, Intent>();

  const index = (entry: Entry) => {
    if (entry.type === "intent") open.set(attempt(entry), entry);
    if (entry.type === "outcome") open.delete(attempt(entry));
  };

  return {
    append: (entries) => {
      for (const entry of entries) {
        written.push(entry);
        index(entry);
      }
    },
    select: (which) => ("open" in which ? each([...open.values()]) : matching(written, written.length, which)),
  };
};

/** An outcome belongs to the intent of the same run and change. */
const attempt = ({ run, change }: Intent | Outcome) => JSON.stringify([run, change]);

function* each(entries: readonly Entry[]): Generator<Entry> {
  yield* entries;
}

function* matching(written: readonly Entry[], length: number, which: EntryQuery): Generator<Entry> {
  for (let index = 0; index < length; index += 1) {
    const entry = written[index];
    if (entry && matches(entry, which)) yield entry;
  }
}

const matches = (entry: Entry, which: EntryQuery): boolean => {
  if ("run" in which) return entry.run === which.run;
  if ("subject" in which) return entry.type !== "run" && entry.subject === which.subject;
  return "since" in which && entry.at >= which.since;
};
