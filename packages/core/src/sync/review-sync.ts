import type { Review } from "../review/review.ts";
import { factKeys } from "./load-facts.ts";
import { readReview, reviewOf } from "./read-review.ts";
import type { ReviewOptions } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** Settles what is open, reads both sides and shows who is who. Remembers how many are open. */
export const reviewSync = (context: SyncContext, options: ReviewOptions): Promise<Review> =>
  context.leased(async (lease) => {
    const { store } = context;
    const review = await reviewOf(context, await readReview(context, options, lease));
    await store.commit(lease, { keep: { [factKeys.reviewSeen]: { open: review.counts.open } } });
    return review;
  });
