import type { Plan } from "@rosterkit/core";
import { printPlan, type Screen } from "@rosterkit/terminal";

/** As many attributes as fit, of a mapping whose first rules are those by which people are known. */
const telling = 4;

/** Shows a plan. `whole`: everybody, however many there are. */
export function showPlan(screen: Screen, plan: Plan, whole: boolean): void {
  printPlan(screen, plan, {
    telling: Object.keys(plan.rules).slice(0, telling),
    first: new Set(whole ? plan.changes.map(({ subject }) => subject) : []),
    told: new Set(),
  });
}
