import type { Entry } from "../store/journal.ts";
import type { Link } from "../store/link.ts";
import type { Batch } from "../store/store.ts";

/** What the next commit is to hold. */
export interface PendingBatch {
  addEntry(entry: Entry | undefined): void;
  addLinks(links: readonly Link[] | undefined): void;
  /** Gives what was gathered and starts anew. */
  take(): Batch;
}

/** Gathers outcomes, links and intents between two commits. `keep` goes with the first one. */
export const createPendingBatch = (keep?: Batch["keep"]): PendingBatch => {
  let batch: { links: Link[]; entries: Entry[]; keep?: Batch["keep"] } = { links: [], entries: [], keep };
  return {
    addEntry: (entry) => {
      if (entry) batch.entries.push(entry);
    },
    addLinks: (links = []) => {
      batch.links.push(...links);
    },
    take: () => {
      const { keep: kept, ...taken } = batch;
      batch = { links: [], entries: [] };
      return kept ? { ...taken, keep: kept } : taken;
    },
  };
};
