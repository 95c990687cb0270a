import { readFile } from "node:fs/promises";
import { type MatchDecision, type Review, readMatchDecisions, type Sync } from "@rosterkit/core";
import { askDecisions, printReview, UsageError } from "@rosterkit/terminal";
import { exitCodes } from "../exit-codes.ts";
import type { Act, Outcome, Stage } from "../invocation.ts";
import { assertFile } from "./kept-plan.ts";
import { personNamed } from "./person-named.ts";
import { planThenApply } from "./plan-then-apply.ts";

/** Shows who is who. */
export const showMatches: Act = async (stage) => {
  const { sync } = await stage.workspace.one(stage.global.sync);
  const review = await reviewOf(stage, sync);
  const { screen } = stage;
  printReview(screen, review, stage.options.all === true);
  if (review.status === "open")
    screen.print(
      "",
      screen.paint.dim(
        `  Finish it with: rosterkit match finish --digest ${review.digest} --by <name> --reason <text>`,
      ),
    );
  return { code: codeOf(review), json: review };
};

/** Takes the decisions of a file, all of them or none. */
export const decideMatches: Act = async (stage) => {
  const file = stage.words[0] ?? "";
  await assertFile(file, "The README shows what a file of decisions looks like.");
  const decisions = readMatchDecisions(await readFile(file, "utf8"));
  const { sync } = await stage.workspace.one(stage.global.sync);
  return takeDecisions(stage, sync, decisions);
};

/** Goes through whoever is open, one by one, and takes what is decided at the end. */
export const askMatches: Act = async (stage) => {
  if (!stage.isInteractive)
    throw new UsageError(
      "Nobody can be asked here",
      "Use a terminal, or a file: rosterkit match decide decisions.json",
    );
  const { sync } = await stage.workspace.one(stage.global.sync);
  const decisions = await askDecisions(await reviewOf(stage, sync), { signal: stage.signal });
  if (decisions.length > 0) return takeDecisions(stage, sync, decisions);
  stage.screen.print("  Nothing was decided.");
  return { code: exitCodes.done, json: { decided: 0, unchanged: 0 } };
};

/** Finishes the review that was looked at, and applies what changes by it once confirmed. */
export const finishMatches: Act = async (stage) => {
  const { by, reason, digest } = stage.options;
  const { sync } = await stage.workspace.one(stage.global.sync);
  const told = { signal: stage.signal, onProgress: stage.progress.planning };
  const plan = await sync.finishReview({ ...told, digest: String(digest), by: String(by), reason: String(reason) });
  return planThenApply(stage, sync, plan);
};

/** Plans to take back what was written to the account of a wrong match, and applies it once confirmed. */
export const revertMatch: Act = async (stage) => {
  const { sync } = await stage.workspace.one(stage.global.sync);
  const person = await personNamed(sync, stage.words[0] ?? "");
  const told = { signal: stage.signal, onProgress: stage.progress.planning };
  return planThenApply(stage, sync, await sync.revertMatch(person, told));
};

async function reviewOf({ signal, progress }: Stage, sync: Sync): Promise<Review> {
  const review = await sync.review({ signal, onProgress: progress.planning });
  progress.end();
  return review;
}

/** People to go through are something that is pending. */
const codeOf = ({ counts, status }: Review) =>
  status === "open" && counts.open > 0 ? exitCodes.pending : exitCodes.done;

async function takeDecisions(
  { options, screen }: Stage,
  sync: Sync,
  decisions: readonly MatchDecision[],
): Promise<Outcome> {
  const report = await sync.match(decisions, String(options.by), String(options.reason));
  const same = report.unchanged > 0 ? `; ${report.unchanged} said what was so already` : "";
  screen.print(
    `  Decided ${report.decided}${same}.`,
    screen.paint.dim(`  Run ${report.run}. Take it back with: rosterkit revert ${report.run}`),
  );
  return { code: exitCodes.done, json: report };
}
