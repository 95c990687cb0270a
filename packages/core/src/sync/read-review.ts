import type { PlannerInput } from "../plan/planner-input.ts";
import { identityAttributes, namesOfIdentity } from "../review/account-reader.ts";
import { createReviewPlanner, type Met, type ReviewPlanner } from "../review/create-review-planner.ts";
import { makeReview } from "../review/make-review.ts";
import type { Review, ReviewDecision } from "../review/review.ts";
import { createReviewScene, type ReviewScene } from "../review/review-scene.ts";
import type { Sink } from "../roster/sink.ts";
import type { Lease } from "../store/store.ts";
import { type ById, factKeys, type Undecided } from "./load-facts.ts";
import { type ReadBoth, readBoth } from "./plan-sync.ts";
import { intoBoth } from "./read-groups.ts";
import type { ReviewOptions } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** A person has finished the review. */
export interface ReviewFinished extends ReviewDecision {
  /** Digest of the review that they saw. */
  readonly digest: string;
  /** A run has told since that it is finished. */
  readonly told?: true;
}

/** Both sides as they are looked at for a review, and what was found. */
export interface ReviewRead {
  readonly both: ReadBoth<ReviewPlanner>;
  readonly scene: ReviewScene;
  /** Why people are undecided, by source id. */
  readonly undecided: ById<Undecided>;
}

/** How both sides are read for a review. */
export interface ReviewReading {
  /** Whether what somebody who is linked is wanted to have is asked for. Absent: it is not. */
  readonly asks?: (met: Met) => boolean;
  /** Who takes in the source's records beside the review. Absent: nobody. */
  readonly beside?: (input: PlannerInput) => Sink<unknown>;
}

/** Reads both sides and says who may be who. */
export async function readReview(
  context: SyncContext,
  options: ReviewOptions,
  lease: Lease,
  { asks, beside }: ReviewReading = {},
): Promise<ReviewRead> {
  const { settings, target } = context;
  const { toAccount } = await context.mappings();
  const attributes = identityAttributes(toAccount, settings, target.people);
  const undecided = await undecidedOf(context);
  const unmatched = new Set(Object.keys(undecided).filter((id) => undecided[id] === "unmatched"));
  const looking = { ...options, adopt: "exact" as const, alsoReads: namesOfIdentity(attributes) };
  const both = await readBoth(context, looking, lease, (input) => {
    // Whoever was left open is looked at anew; whoever a person unmatched is not.
    const planner = createReviewPlanner({ ...input, facts: { ...input.facts, undecided: unmatched } }, asks);
    return { ...planner, add: intoBoth(planner, beside?.(input)).add };
  });
  const { planner, extent, groups } = both;
  const plan = planner.finish(extent, groups);
  const scene = createReviewScene({ fold: planner.fold, met: planner.met, plan, attributes, unmatched });
  return { both, scene, undecided };
}

/** The review of what was read. */
export async function reviewOf(context: SyncContext, { both, scene }: ReviewRead): Promise<Review> {
  const finished = await finishedOf(context);
  const isOpen = context.settings.review === "until finished" && !finished;
  return makeReview(scene, {
    status: isOpen ? "open" : "finished",
    ...(finished && { finished: { by: finished.by, at: finished.at, reason: finished.reason } }),
    groups: both.groups,
  });
}

/** Who finished the review; `undefined`: nobody yet. */
export const finishedOf = async ({ store, settings }: SyncContext): Promise<ReviewFinished | undefined> =>
  (await store.kept(settings.id, factKeys.reviewFinished)) as ReviewFinished | undefined;

const undecidedOf = async ({ store, settings }: SyncContext): Promise<ById<Undecided>> =>
  ((await store.kept(settings.id, factKeys.undecided)) ?? {}) as ById<Undecided>;
