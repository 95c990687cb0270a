import { ConfigurationError } from "../errors/configuration-error.ts";
import { createPlanner } from "../plan/create-planner.ts";
import type { Plan } from "../plan/plan.ts";
import type { Planner, PlannerInput } from "../plan/planner-input.ts";
import type { ReviewPerson } from "../review/review.ts";
import { ReviewChangedError } from "../review/review-changed-error.ts";
import { IncompleteRosterError } from "../roster/incomplete-roster-error.ts";
import { isEverybody } from "../roster/is-everybody.ts";
import { assertNamed } from "./assert-named.ts";
import { type ById, factKeys, type Undecided } from "./load-facts.ts";
import { conclude } from "./plan-sync.ts";
import { type ReviewFinished, type ReviewRead, readReview, reviewOf } from "./read-review.ts";
import type { FinishReviewOptions } from "./sync.ts";
import type { SyncContext } from "./sync-context.ts";

/** Finishes the review that a person saw, if it still is that one, and plans exactly what it leads to. */
export const finishReviewSync = (context: SyncContext, options: FinishReviewOptions): Promise<Plan> =>
  context.leased(async (lease) => {
    const { store, settings } = context;
    const { by, reason, digest, ...looking } = options;
    assertNamed({ by, reason });
    if (settings.review === "off")
      throw new ConfigurationError([{ path: "review", message: "is off, so there is nothing to finish" }]);
    const open = new Set<string>();
    let planner: Planner | undefined;
    // Records are read once: who stays open is known before this planner concludes, and asked by it only then.
    const beside = (input: PlannerInput) => (planner = createPlanner(finishing(input, open)));
    const read = await readReview(context, looking, lease, { beside });
    assertWhole(read);
    const review = await reviewOf(context, read);
    if (review.digest !== digest) throw new ReviewChangedError(review.digest);
    for (const one of review.people) if (isLeftOpen(one, read)) open.add(one.subject);
    const plan = await conclude(context, lease, read.both, planner ?? read.both.planner);
    const finished: ReviewFinished = { by, reason, at: plan.at, digest };
    await store.commit(lease, {
      keep: { [factKeys.reviewFinished]: finished, [factKeys.undecided]: undecidedAfter(read.undecided, open) },
    });
    return plan;
  });

/** Somebody may have an account already, or a person said that the one found is not theirs. Where nothing was found the rules go on to decide. */
const isLeftOpen = ({ subject, state, candidates }: ReviewPerson, { undecided }: ReviewRead): boolean =>
  (state === "unmatched" || state === "ambiguous") && (candidates.length > 0 || undecided[subject] === "unmatched");

/** The plan is confirmed as a whole, as a first run is. */
const finishing = (input: PlannerInput, undecided: ReadonlySet<string>): PlannerInput => ({
  ...input,
  confirmation: input.confirmation ?? "review",
  facts: { ...input.facts, undecided },
});

/** Who has no account cannot be told where somebody may be missing. */
function assertWhole({ both: { extent, input } }: ReviewRead): void {
  const { extent: accounts } = input.target;
  if (isEverybody(extent) && isEverybody(accounts)) return;
  const gaps = [extent, accounts].flatMap((one) => (one.complete ? [] : one.gaps));
  throw new IncompleteRosterError("who is who", gaps);
}

function undecidedAfter(before: ById<Undecided>, open: ReadonlySet<string>): ById<Undecided> | null {
  const after = [...open].sort().map((id) => [id, before[id] === "unmatched" ? "unmatched" : "left open"] as const);
  return after.length > 0 ? Object.fromEntries(after) : null;
}
