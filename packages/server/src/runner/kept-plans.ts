import type { Plan } from "@rosterkit/core";

/** Where plans are kept that are not applied to their end. The `plans` of a durable store are one such place. */
export interface KeptPlans {
  save(plan: Plan): Promise<{ readonly id: string }>;
  get(id: string): Promise<Plan | undefined>;
  remove(id: string): Promise<void>;
}

/** Plans in memory: another process plans anew, and so does this one for the oldest where there are too many. */
export const createPlansInMemory = (most = 16): KeptPlans => {
  const plans = new Map<string, Plan>();
  return {
    save: async (plan) => {
      const id = crypto.randomUUID();
      plans.set(id, plan);
      const [oldest] = plans.keys();
      if (plans.size > most && oldest !== undefined) plans.delete(oldest);
      return { id };
    },
    get: async (id) => plans.get(id),
    remove: async (id) => void plans.delete(id),
  };
};
