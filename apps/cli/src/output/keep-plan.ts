import { type Plan, writePlan } from "@rosterkit/core";
import type { Screen } from "@rosterkit/terminal";
import { keepPrivately } from "./keep-privately.ts";
import { planPage } from "./plan-page.ts";

/** Keeps a plan in a file that its owner alone may read: plans are personal data. One that is there is replaced. */
export async function keepPlan({ print }: Screen, plan: Plan, file: string): Promise<void> {
  await keepPrivately(file, writePlan(plan));
  print("", `  Kept in ${file}. Apply it with: rosterkit apply ${file}`);
}

/** Keeps it as a page to look at likewise. */
export async function keepPage({ print }: Screen, plan: Plan, file: string): Promise<void> {
  await keepPrivately(file, [planPage(plan)]);
  print("", `  A page to look at is in ${file}`);
}
