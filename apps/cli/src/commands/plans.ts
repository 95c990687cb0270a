import type { Plan } from "@rosterkit/core";
import { printTable, UsageError } from "@rosterkit/terminal";
import { exitCodeOfPlan, exitCodes } from "../exit-codes.ts";
import type { Act, Stage } from "../invocation.ts";
import { keepPage, keepPlan } from "../output/keep-plan.ts";
import { showPlan } from "../output/show-plan.ts";

/** Lists the plans that wait in the store. */
export const listPlans: Act = async ({ workspace, global, screen }) => {
  const { plans } = await workspace.store();
  const saved = (await Promise.all((await workspace.ids(global.sync)).map((id) => plans.list(id)))).flat();
  printTable(
    screen,
    [
      ["plan", 40],
      ["sync", 30],
      ["saved", 28],
    ],
    saved.map(({ id, sync, savedAt }) => [id, sync, savedAt]),
  );
  return { code: exitCodes.done, json: { plans: saved } };
};

/** Shows one of them, and keeps it in a file where one is named. */
export const showKeptPlan: Act = async (stage) => {
  const { screen, options } = stage;
  const plan = await planInStore(stage);
  showPlan(screen, plan, options.all === true);
  if (typeof options.html === "string") await keepPage(screen, plan, options.html);
  if (typeof options.out === "string") await keepPlan(screen, plan, options.out);
  return { code: exitCodeOfPlan(plan), json: plan };
};

async function planInStore({ workspace, words: [id = ""] }: Stage): Promise<Plan> {
  const found = await (await workspace.store()).plans.get(id);
  if (found) return found;
  throw new UsageError("The store has no plan of this id", "See which there are with: rosterkit plans");
}
