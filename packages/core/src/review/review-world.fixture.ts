import type { ApplyReport } from "../apply/apply-report.ts";
import { connectDirectory } from "../plan/directory.fixture.ts";
import { asGroupSource, asGroupTarget, groupsState, type TestGroup } from "../plan/group-connections.fixture.ts";
import { connectSource } from "../plan/people-source.fixture.ts";
import type { Plan } from "../plan/plan.ts";
import { createWorld, settingsOf, type TestSettings, type WorldStart } from "../plan/world.fixture.ts";
import { createSync } from "../sync/create-sync.ts";
import type { ApplyOptions } from "../sync/sync.ts";
import type { MatchDecision } from "./match-decisions.ts";
import type { Review, ReviewPerson } from "./review.ts";

/** What a world whose review is open starts with. */
export interface ReviewWorldStart extends WorldStart {
  readonly sourceGroups?: readonly TestGroup[];
  readonly targetGroups?: readonly TestGroup[];
}

/** Two sides with groups, a clock and a store, and a sync that waits for its review. Nothing is linked yet. */
export const createReviewWorld = (start: ReviewWorldStart = {}) => {
  const { settings: _settings, ...both } = start;
  const world = createWorld(both);
  const source = groupsState(start.sourceGroups);
  const target = groupsState(start.targetGroups);
  const open = (more: TestSettings = {}) =>
    createSync({
      source: asGroupSource(connectSource(world.source), source),
      target: asGroupTarget(connectDirectory(world.directory), target),
      settings: settingsOf({ review: "until finished", ...start.settings, ...more }),
      store: world.store,
      now: world.now,
    });
  let sync = open();
  const apply = (plan: Plan, options: ApplyOptions = {}): Promise<ApplyReport> =>
    sync.apply(plan, { confirm: plan.digest, ...options });
  const finish = async (review?: Review): Promise<Plan> => {
    const { digest } = review ?? (await sync.review());
    return sync.finishReview({ digest, by: "Ida", reason: "looked at everybody" });
  };
  return {
    world,
    get sync() {
      return sync;
    },
    /** The same sync with other settings from now on. */
    reset: (more: TestSettings) => {
      sync = open(more);
    },
    groups: target,
    apply,
    finish,
    /** Finishes the review, and applies its plan. */
    finishAndApply: async () => {
      const plan = await finish();
      return { plan, report: await apply(plan) };
    },
    /** Plans and applies, links that need no person taken. */
    run: async () => {
      const plan = await sync.plan({ adopt: "exact" });
      return { plan, report: await apply(plan) };
    },
    decide: (...decisions: readonly MatchDecision[]) => sync.match(decisions, "Ida", "asked them"),
    person: async (subject: string): Promise<ReviewPerson> => personOf(await sync.review(), subject),
  };
};

/** Somebody of a review. */
export const personOf = (review: Review, subject: string): ReviewPerson => {
  const found = review.people.find((one) => one.subject === subject);
  if (!found) throw new Error("The test asks for somebody who is not in the review");
  return found;
};

/** Everybody of a review in short: record, state, and the account where there is one. */
export const states = ({ people }: Review): readonly string[] =>
  people.map(({ subject, state, match }) => [subject, state, match?.account.id].filter(Boolean).join(" "));
