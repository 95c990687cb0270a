import { randomUUID } from "node:crypto";
import type { BudgetRegistry } from "@rosterkit/core";
import { openPostgresStandings } from "./postgres-standings.ts";
import { shareBudgets } from "./share-budgets.ts";

/** Where processes that share budgets meet. */
export interface SharedBudgetsOptions {
  /** The database of the store, or another one that all processes reach. Version 13 or later. */
  readonly connectionString: string;
  /** The schema of the one table that this needs, made when it is not there. Absent: `rosterkit_budgets`. */
  readonly schema?: string;
  /** Told what fails, as when the database cannot be reached for a moment: parts then stay as they were. Absent: nobody is. */
  readonly onError?: (error: Error) => void;
}

/** Budgets over several processes, for `Io.budgets`. */
export interface SharedBudgets extends BudgetRegistry {
  /** Leaves its parts to the others, and lets go of the database. Budgets go on for what is still under way, each by itself. */
  stop(): Promise<void>;
}

/**
 * Rate budgets that all processes share which use the same credential at the same tenant and were told the same database: each gets the part of the vendor's limit
 * that it has work for, a 429 that one is told holds back the others, and what a dead one would get comes free after some seconds. Calls
 * wait for the database after a pause, until it is known what others use, and where this process's part is used up. Rejects when the database cannot be reached.
 */
export const createSharedBudgets = async (options: SharedBudgetsOptions): Promise<SharedBudgets> => {
  const { connectionString, schema = "rosterkit_budgets", onError = () => undefined } = options;
  const process = randomUUID();
  let shared: ReturnType<typeof shareBudgets> | undefined;
  // Others have news as soon as we listen, which is before there are budgets here that could be used.
  const onNews = (budgets: readonly string[]) => shared?.look(budgets);
  const standings = await openPostgresStandings({ connectionString, schema, process, onNews, onError });
  shared = shareBudgets({ standings, process, onError });
  return { for: shared.for, stop: shared.stop };
};
