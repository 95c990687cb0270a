import type { Change, Sync } from "@rosterkit/core";
import { UsageError } from "@rosterkit/terminal";
import { exitCodes } from "../exit-codes.ts";
import type { Act, Stage } from "../invocation.ts";
import { keptPlan } from "./kept-plan.ts";
import { peopleNamed } from "./person-named.ts";

/** Approves held changes of a kept plan, by id, by the guard's class or by person. */
export const approve: Act = async (stage) => {
  const { workspace, words, options, screen } = stage;
  const plan = await keptPlan(words[0] ?? "");
  const { sync } = await workspace.one(plan.sync);
  const chosen = await chosenOf(stage, sync, plan.changes);
  if (chosen.length === 0)
    throw new UsageError("No held change of this plan is meant", "Name some with --change, --class or --person.");
  await sync.decide(chosen, String(options.by), String(options.reason));
  screen.print(
    `  Approved ${chosen.length} for 72 hours. The next plan has them without a hold, unless they have changed.`,
  );
  return { code: exitCodes.done, json: { approved: chosen.map(({ id }) => id) } };
};

async function chosenOf({ options }: Stage, sync: Sync, changes: readonly Change[]): Promise<readonly Change[]> {
  const textsOf = (list: unknown) => new Set(Array.isArray(list) ? list.map(String) : []);
  const [ids, classes] = [textsOf(options.change), textsOf(options.class)];
  const people = new Set(await peopleNamed(sync, options.person));
  return changes.filter(
    ({ id, held, resource, subject }) =>
      held && (ids.has(id) || classes.has(held.guardClass ?? "") || (resource === "people" && people.has(subject))),
  );
}
