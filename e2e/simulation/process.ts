import type { Sync } from "@rosterkit/core";

/** A process that runs the sync, and may die at any step. A step is a request, before and after, or a commit, before and after. */
export interface Process {
  readonly sync: Sync;
  /** What befalls it from now on; steps and writes count anew. */
  begin(fate: Fate): void;
  /** Does something in it; `undefined` when it died doing so. */
  live<T>(work: (sync: Sync) => Promise<T>): Promise<{ readonly value: T } | undefined>;
}

/** What befalls a process. */
export interface Fate {
  /** The step that it does not survive. Absent: it lives. */
  readonly diesAtStep?: number | undefined;
  /** Which write reaches the vendor late, its answer lost: 1 is the first. */
  readonly lateWrite?: number | undefined;
  /** The step at which somebody else acts. */
  readonly actsAtStep?: number | undefined;
  readonly act?: (() => void) | undefined;
  /** The step at which it is put to sleep for longer than a lease lasts; what it had sent goes on. */
  readonly sleepsAtStep?: number | undefined;
  /** What happens once its lease has lapsed, while it sleeps. */
  readonly whileAsleep?: (() => void) | undefined;
}
