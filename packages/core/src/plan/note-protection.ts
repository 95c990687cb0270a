import { isSame } from "../diff/comparable.ts";
import { quoted } from "../lifecycle/timeline-issue.ts";
import { unclaimed } from "../roster/absence.ts";
import { isComplete } from "../roster/extent.ts";
import { isEverybody } from "../roster/is-everybody.ts";
import type { PlanFold } from "./plan-fold.ts";

/**
 * Tells of every account that the settings protect and that is not there, nor about to be: whoever was meant is not protected.
 * Only a read of everybody says so.
 */
export function noteProtection({ context, people }: PlanFold): void {
  const { input, key, note } = context;
  const { target, settings, toAccount } = input;
  if (!isComplete(target) || !isEverybody(target.extent)) return;
  const isPlanned = (name: string) =>
    [...people.values()].some(({ set }) => isSame(set.get(key), name, toAccount.target[key]?.compare));
  for (const name of settings.protected) {
    if (target.indexOf(name) >= 0 || !unclaimed(target, key, name) || isPlanned(name)) continue;
    const message = `the settings protect ${quoted(name)}, and no account has that id or ${key}: nobody is protected by it`;
    note({ subject: "", code: "protects nobody", message });
  }
}
