import type { PlanOptions, Sync } from "@rosterkit/core";
import { exitCodeOfPlan } from "../exit-codes.ts";
import type { Act, Stage } from "../invocation.ts";
import { keepPage, keepPlan } from "../output/keep-plan.ts";
import { showPlan } from "../output/show-plan.ts";
import { peopleNamed } from "./person-named.ts";
import { readInstant } from "./read-instant.ts";

/** Plans, shows it, and keeps it where a file is named. */
export const plan: Act = async (stage) => {
  const { workspace, global, screen, progress, options } = stage;
  const { sync } = await workspace.one(global.sync);
  const planned = await sync.plan(await planOptions(stage, sync));
  progress.end();
  showPlan(screen, planned, options.all === true);
  if (typeof options.out === "string") await keepPlan(screen, planned, options.out);
  if (typeof options.html === "string") await keepPage(screen, planned, options.html);
  return { code: exitCodeOfPlan(planned), json: planned };
};

async function planOptions({ options, progress, signal }: Stage, sync: Sync): Promise<PlanOptions> {
  const { at, changed, hinted, adopt } = options;
  const only = await peopleNamed(sync, options.only);
  return {
    signal,
    onProgress: progress.planning,
    ...(typeof at === "string" && { at: readInstant(at, "--at") }),
    ...(only && { only }),
    ...(changed === true && { changed }),
    ...(hinted === true && { hinted }),
    ...(adopt === "exact" && { adopt }),
  };
}
