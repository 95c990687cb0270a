import { createHash } from "node:crypto";
import type { BudgetKey } from "@rosterkit/core";

/** What a budget is called where other processes see it: the vendor, and a hash of the rest. */
export const budgetName = ({ vendor, tenant, credential }: BudgetKey): string => {
  const hash = createHash("sha256")
    .update(JSON.stringify([vendor, tenant, credential]))
    .digest("hex");
  return `${vendor.replaceAll(/[^\w-]/g, "_")}:${hash.slice(0, 32)}`;
};
