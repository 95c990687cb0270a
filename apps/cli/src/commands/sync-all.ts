import type { Act } from "../invocation.ts";
import { planThenApply } from "./plan-then-apply.ts";

/** Plans with an emptied baseline, shows it, and applies it once confirmed. */
export const syncAll: Act = async (stage) => {
  const { sync } = await stage.workspace.one(stage.global.sync);
  const { signal, progress } = stage;
  return planThenApply(stage, sync, await sync.plan({ syncAll: true, signal, onProgress: progress.planning }));
};
