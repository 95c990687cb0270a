import { confirm } from "@inquirer/prompts";
import type { Plan, Sync } from "@rosterkit/core";
import { applyListener, UsageError } from "@rosterkit/terminal";
import { exitCodeOfRun } from "../exit-codes.ts";
import type { Outcome, Stage } from "../invocation.ts";
import { printRun } from "../output/print-run.ts";

/** Applies a plan, once whoever must has confirmed it, and shows what became of it. */
export async function applyNow(stage: Stage, sync: Sync, plan: Plan): Promise<Outcome> {
  const { screen, progress, signal } = stage;
  if (plan.confirmation !== undefined) await assertConfirmed(stage, plan);
  const onProgress = applyListener(progress, "the target", Date.now);
  const report = await sync.apply(plan, { confirm: plan.digest, signal, onProgress });
  progress.end();
  printRun(screen, report);
  signal.throwIfAborted();
  return { code: exitCodeOfRun(plan, report), json: report };
}

/** Asks whoever sits there. Throws a UsageError when nobody does and `--yes` was not said, or they say no. */
async function assertConfirmed({ options, isInteractive, signal }: Stage, { confirmation }: Plan): Promise<void> {
  if (options.yes === true) return;
  const question = { message: `This is a ${confirmation}. Apply all of it?`, default: false };
  if (isInteractive && (await confirm(question, { signal }))) return;
  throw new UsageError(
    `This plan (${confirmation}) has to be confirmed as a whole; nothing was written`,
    "Look through it, then say --yes.",
  );
}
