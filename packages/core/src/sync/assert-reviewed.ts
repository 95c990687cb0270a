import { ConfigurationError } from "../errors/configuration-error.ts";
import type { Plan } from "../plan/plan.ts";
import { ReviewOpenError } from "../review/review-open-error.ts";
import { factKeys } from "./load-facts.ts";
import { finishedOf } from "./read-review.ts";
import type { SyncContext } from "./sync-context.ts";

/**
 * Refuses a plan while the review is open, and one from before it was finished: nobody saw that. A plan that takes something back, or takes the links of
 * another sync over, is a person's own word, so it is let through.
 */
export async function assertReviewed(context: SyncContext, { at, reverts, switches }: Plan): Promise<void> {
  const { store, settings } = context;
  if (settings.review === "off" || reverts !== undefined || switches) return;
  const finished = await finishedOf(context);
  const seen = (await store.kept(settings.id, factKeys.reviewSeen)) as { readonly open: number } | undefined;
  if (!finished) throw new ReviewOpenError(seen?.open);
  if (at >= finished.at) return;
  throw new ConfigurationError([{ path: "plan", message: "is from before the review was finished: plan again" }]);
}
