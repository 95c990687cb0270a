import type { Act } from "../invocation.ts";
import { peopleNamed } from "./person-named.ts";
import { planThenApply } from "./plan-then-apply.ts";

/** Plans to take a run back, shows it, and applies it once confirmed. */
export const revert: Act = async (stage) => {
  const { workspace, global, options, signal, progress, words } = stage;
  const { sync } = await workspace.one(global.sync);
  const only = await peopleNamed(sync, options.only);
  const told = { signal, onProgress: progress.planning };
  return planThenApply(stage, sync, await sync.revert(words[0] ?? "", { ...told, ...(only && { only }) }));
};
