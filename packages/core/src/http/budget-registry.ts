import type { Budget, ShareableBudget } from "./budget.ts";

/** Budgets by whom they are for, so that whoever uses the same credential at the same tenant draws from the same one. */
export interface BudgetRegistry {
  /** The budget under this key; made on first use, whose options then hold for everybody. */
  for(key: BudgetKey, make: () => ShareableBudget): Budget;
}

/** Whose allowance it is. */
export interface BudgetKey {
  /** The adapter's id. */
  readonly vendor: string;
  /** The company or organisation; where the vendor has not said yet, the host that is called. */
  readonly tenant: string;
  /** Fingerprint of the credential, never the credential. */
  readonly credential: string;
}

/** A registry of its own, for tests and for programs that keep customers apart. */
export const createBudgetRegistry = (): BudgetRegistry => {
  const budgets = new Map<string, Budget>();
  return {
    for(key, make) {
      const name = [key.vendor, key.tenant, key.credential].join(":");
      const budget = budgets.get(name) ?? make();
      budgets.set(name, budget);
      return budget;
    },
  };
};

const ofThisProcess = createBudgetRegistry();

/** The registry that everything in this process shares. A registry over several processes can stand in its place through `Io.budgets`. */
export const sharedBudgets = (): BudgetRegistry => ofThisProcess;
