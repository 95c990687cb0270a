import type { ApplyReport } from "../apply/apply-report.ts";
import type { Plan } from "../plan/plan.ts";
import type { Lease } from "../store/store.ts";
import { factKeys } from "./load-facts.ts";
import { finishedOf } from "./read-review.ts";
import type { SyncContext } from "./sync-context.ts";

/** Says once, with the first run that came to its end, that the review was finished. */
export async function tellFinished(
  context: SyncContext,
  lease: Lease,
  { reverts, switches }: Plan,
  { aborted, paused, stopped }: ApplyReport,
): Promise<Pick<ApplyReport, "review">> {
  if (reverts !== undefined || switches || aborted || paused || stopped) return {};
  const finished = await finishedOf(context);
  if (!finished || finished.told) return {};
  await context.store.commit(lease, { keep: { [factKeys.reviewFinished]: { ...finished, told: true } } });
  return { review: "finished" };
}
