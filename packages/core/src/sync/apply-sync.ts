import type { ApplyReport } from "../apply/apply-report.ts";
import { applyPlan } from "../apply/apply-plan.ts";
import { openResource } from "../adapter/any-adapter.ts";
import { withFingerprints } from "../diff/fingerprints.ts";
import type { Change, ChangeValues } from "../plan/change.ts";
import type { Plan } from "../plan/plan.ts";
import { createPlanContextFor } from "./plan-context-for.ts";
import type { PlanContext } from "../plan/plan-context.ts";
import { readEmployment } from "../plan/read-person.ts";
import type { Fingerprints } from "../store/link.ts";
import { loadLinks } from "../store/load-links.ts";
import { factKeys } from "./load-facts.ts";
import type { ApplyOptions } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** Applies a plan under the lease of the sync. */
export const applySync = (context: SyncContext, plan: Plan, options: ApplyOptions): Promise<ApplyReport> =>
  context.leased(async (lease) => {
    const { store, settings, target, now } = context;
    const { confirm, lift, onProgress, signal } = options;
    // Facts are loaded once, and only when the plan removes anybody.
    let planning: Promise<PlanContext> | undefined;
    const planningOnce = () => (planning ??= createPlanContextFor(context, plan.at));
    return applyPlan({
      plan,
      target,
      links: { people: await loadLinks(store, settings.id, "people") },
      store,
      lease,
      runId: context.newRunId(),
      settings,
      now,
      lift,
      confirm,
      signal,
      progress: onProgress,
      keep: { [factKeys.ran]: plan.at, ...(plan.confirmation === "sync all" && { [factKeys.baseline]: { at: plan.at, ids: [] } }) },
      fingerprintsAfter,
      stillLeaving: (change) => stillLeaving(context, planningOnce, change),
    });
  });

/** A link remembers what it was made in agreement with; everything else what was written. */
const fingerprintsAfter = (change: Change, written: ChangeValues, before: Fingerprints | undefined): Fingerprints =>
  change.operation === "link" && change.fingerprints !== undefined ? change.fingerprints : withFingerprints(before, written);

/** Whether the person's own record still says that they are out. `undefined`: the source cannot be asked for one person. */
async function stillLeaving(
  context: SyncContext,
  planning: () => Promise<PlanContext>,
  change: Change,
): Promise<boolean | undefined> {
  const people = openResource(context.source.people);
  const found = await people.get?.(change.subject);
  if (!found) return undefined;
  if (change.stateReason === "out of scope") return true;
  const { moment, timeline } = readEmployment(await planning(), change.subject, found.row);
  return timeline.held === undefined && moment.wish.startsWith("out ");
}
