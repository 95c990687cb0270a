import type { ApplyProgress, PlanProgress } from "@rosterkit/core";
import type { VendorWait } from "./wait-words.ts";

/** Tells of long work while it goes on. */
export interface Progress {
  readonly planning: (progress: PlanProgress) => void;
  readonly applying: (progress: Extract<ApplyProgress, { readonly type: "change" }>) => void;
  readonly waiting: (wait: VendorWait) => void;
  /** The piece of work is over. */
  readonly end: () => void;
}

/** Tells nobody. */
export const noProgress: Progress = { planning: () => {}, applying: () => {}, waiting: () => {}, end: () => {} };

/** What is read, in a few words. */
export const readWords = ({ phase, read }: PlanProgress): string => (read > 0 ? `${phase}: ${read}` : phase);
