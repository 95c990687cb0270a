import { ConfigurationError } from "../errors/configuration-error.ts";
import type { Plan } from "../plan/plan.ts";
import { loadLinks } from "../store/load-links.ts";
import { readMatch } from "../undo/read-match.ts";
import { revertRecord } from "./revert-sync.ts";
import type { PlanOptions } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** Plans how to take back what was written for somebody since their account was linked. */
export const revertMatchSync = (
  context: SyncContext,
  subject: string,
  options: Pick<PlanOptions, "onProgress" | "signal">,
): Promise<Plan> =>
  context.leased(async (lease) => {
    const { store, settings } = context;
    const link = (await loadLinks(store, settings.id, "people")).bySource(subject);
    if (!link)
      throw new ConfigurationError([{ path: "subject", message: "is no record that is matched with an account" }]);
    return revertRecord(context, { ...options, only: [subject] }, lease, () => readMatch(store, settings.id, link));
  });
