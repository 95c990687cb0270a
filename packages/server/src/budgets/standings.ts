import type { BudgetStanding } from "@rosterkit/core";

/** How one budget stands in this process. */
export interface OwnStanding {
  /** Name of the budget: no credential can be told from it. */
  readonly budget: string;
  readonly standing: BudgetStanding;
}

/** The same of another process. */
export interface ToldStanding extends OwnStanding {
  readonly process: string;
  /** How long ago it was told. */
  readonly ageMs: number;
}

/** Where processes tell each other how their budgets stand. */
export interface Standings {
  /**
   * Tells how ours stand, and answers how the same budgets stand elsewhere. `isUrgent`: the others hear of it at once, and not when they look next.
   * Rejects when nobody can be reached.
   */
  exchange(own: readonly OwnStanding[], isUrgent: boolean): Promise<readonly ToldStanding[]>;
  /** Lets go of everything. */
  close(): Promise<void>;
}
