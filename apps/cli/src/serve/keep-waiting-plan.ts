import type { Plan } from "@rosterkit/core";
import type { DurableStore } from "@rosterkit/store";

/** So many plans of one sync are kept: what waits is in the latest, and they hold personal data. */
const mostKept = 10;

/** Keeps a plan of which something waits for a person, to be looked at and decided about; earlier ones go in time. */
export const keepWaitingPlan =
  ({ plans }: Pick<DurableStore, "plans">) =>
  async (plan: Plan): Promise<void> => {
    if (plan.confirmation === undefined && !plan.changes.some(({ held }) => held)) return;
    await plans.save(plan);
    for (const { id } of (await plans.list(plan.sync)).slice(mostKept)) await plans.remove(id);
  };
