import { createSync, type Store } from "@rosterkit/core";
import type { UnattendedSync } from "@rosterkit/server";
import { connectSlowSource, connectSlowTarget, type SlowCompany } from "./slow-vendors.ts";

const small = { people: 3, answerMs: 10 };
const big = { people: 400, answerMs: 20 };

/** One called `big` has many people, all others three. */
const companyOf = (id: string): SlowCompany => ({ id, ...(id.startsWith("big") ? big : small) });

/** The real sync of a company between two vendors that take their time. */
export const openSlowSync = (id: string, store: Store): UnattendedSync => {
  const company = companyOf(id);
  return {
    sync: createSync({
      source: connectSlowSource(company),
      target: connectSlowTarget(company),
      settings: { id, newJoinersOnly: false, lifecycle: { zone: "Europe/London" } },
      store,
    }),
    source: { id: `HR of ${id}`, adapter: "slow-hr" },
    target: { id: `directory of ${id}`, adapter: "slow-directory" },
  };
};

/** One run of it, as somebody makes it who has a loop and no server. */
export const runSlowSync = async (id: string, store: Store): Promise<void> => {
  const { sync } = openSlowSync(id, store);
  const plan = await sync.plan();
  await sync.apply(plan, { confirm: plan.digest });
};
