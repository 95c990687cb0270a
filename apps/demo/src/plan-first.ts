import type { MatchDecision, Plan } from "@rosterkit/core";
import { askDecisions, printReview, type Screen } from "@rosterkit/terminal";
import { makePlan, type Stage } from "./run-round.ts";

/** How a review is gone through. */
export interface Reviewing {
  readonly screen: Screen;
  /** Decisions of a file. */
  readonly decisions: readonly MatchDecision[];
  /** Somebody sits there who can be asked. */
  readonly isInteractive: boolean;
}

/**
 * The plan of the first run. Where the settings want a review before anything is written, it is shown, decisions are taken from the file and from whoever
 * sits there, and it is finished: who is matched exactly needs nobody, and who stays open is neither linked nor made an account.
 */
export async function planFirst(stage: Stage, reviewing: Reviewing): Promise<Plan> {
  const { sync, scene, signal, progress } = stage;
  if (scene.settings.review !== "until finished") return makePlan(stage, scene.firstPlan);
  const look = () => sync.review({ signal, onProgress: progress.planning }).finally(progress.end);
  let review = await look();
  printReview(reviewing.screen, review);
  const known = new Set(review.people.flatMap(({ subject, workEmail = "" }) => [subject, workEmail]));
  const fromFile = reviewing.decisions.filter(({ person }) => known.has(person));
  const asked = reviewing.isInteractive && fromFile.length === 0 ? await askDecisions(review, { signal }) : [];
  const decisions = [...fromFile, ...asked];
  if (decisions.length > 0) {
    await sync.match(decisions, "demo", asked.length > 0 ? "chosen on the screen" : "taken from the file");
    review = await look();
    printReview(reviewing.screen, review);
  }
  const { counts, digest } = review;
  reviewing.screen.print(
    "",
    `  Finishing the review: ${counts.open} ${counts.open === 1 ? "person is" : "people are"} left open.`,
  );
  return sync
    .finishReview({ digest, by: "demo", reason: "looked through", signal, onProgress: progress.planning })
    .finally(progress.end);
}
