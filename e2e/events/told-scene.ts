import type { Sync } from "@rosterkit/core";
import type { Random } from "../simulation/create-random.ts";

/** What may become of an event on its way. */
export type Fate = "delivered" | "lost" | "doubled" | "late";

/** Two vendors over HTTP, the second kept in step with the first, which tells what happens. The clock is the test's. */
export interface ToldScene {
  /** As it is now: another one after each `restart`. */
  readonly sync: Sync;
  readonly now: () => number;
  /** Only ahead. */
  readonly goTo: (ms: number) => void;
  /** The process dies, with all that it had in memory, and another one goes on. */
  readonly restart: () => void;
  /** Has events sent from now on. */
  readonly connect: () => Promise<void>;
  /** Plans what becomes of the next events. */
  readonly fate: (fate: Fate, lateMs: number) => void;
  /** The source can also be asked what happened. */
  readonly polls: boolean;
  /** Sends what is on its way. */
  readonly deliver: () => Promise<void>;
  /** Something happens at the source, as drawn: the same draws, the same happenings, whatever the sync did meanwhile. */
  readonly happen: (random: Random) => void;
  /** Everything at the target that must not depend on when it was written, by what names it. */
  readonly outcome: () => Promise<Outcome>;
  /** Gives the ports back. */
  readonly close: () => Promise<void>;
}

/** By what names somebody, what they have. */
export interface Outcome {
  readonly [name: string]: unknown;
}
