import type { PlanOptions } from "@rosterkit/core";
import type { Job } from "../jobs/jobs.ts";
import { endTrouble, type Failed, keepTrouble, waitsForPerson } from "./keep-trouble.ts";
import { changeStanding, readStanding } from "./kept-state.ts";
import { leaversOf } from "./leavers-of.ts";
import type { RunReason, TurnEnded } from "./notice.ts";
import { tellAfterRun } from "./notices-of.ts";
import type { RanOnce } from "./run-once.ts";
import { isoOf, type RunnerContext } from "./runner-context.ts";
import type { UnattendedSync } from "./unattended-sync.ts";
import { dueWithSchedule, type NextRun, pollAtMs } from "./what-next.ts";

/** How a turn ended. */
export type Outcome = Pick<TurnEnded, "result" | "applied" | "notApplied" | "held" | "leavers" | "used"> & {
  readonly because?: RunReason;
  /** When its turn is to come again. */
  readonly nextMs: number;
};

/** A run that was made. */
export type Run = Omit<NextRun, "plan"> & { readonly plan: PlanOptions };

interface AfterRun {
  readonly job: Job;
  readonly run: Run;
  readonly ran: RanOnce;
  readonly startedMs: number;
}

/** Keeps and tells what a run came to, and says when the next turn is. */
export async function afterRun(context: RunnerContext, unattended: UnattendedSync, after: AfterRun): Promise<Outcome> {
  const { job, run, ran, startedMs } = after;
  const { report } = ran;
  const told = {
    because: run.because,
    applied: report?.applied ?? 0,
    notApplied: (report?.failed ?? 0) + (report?.moved ?? 0) + (report?.skipped ?? 0),
    held: report?.heldLeft ?? 0,
    leavers: leaversOf(ran, { whole: isWhole(run), isKept: job.action?.plan !== undefined }),
    used: [unattended.source.id, unattended.target.id],
  };
  await tellAfterRun(context, job.sync, ran, isWhole(run));
  if (report?.aborted) return { ...told, result: "aborted", nextMs: context.now() };
  if (report?.stopped) {
    const failed: Failed = { ...report.stopped, connection: unattended.target };
    return { ...told, result: "stopped", nextMs: await keepTrouble(context, job.sync, failed) };
  }
  if (isWhole(run))
    await changeStanding(context.store, job.sync, (known) => ({ ...known, scheduledAt: isoOf(startedMs) }));
  const nextMs = (await isLeftDue(context, unattended, after))
    ? await keepTrouble(context, job.sync, waitsForPerson)
    : await wellAgain(context, unattended, job.sync);
  return { ...told, result: report ? "done" : "waits", nextMs };
}

async function wellAgain(context: RunnerContext, unattended: UnattendedSync, sync: string): Promise<number> {
  await endTrouble(context, sync, unattended);
  return nextTurnMs(context, unattended, sync);
}

/** The same is still due as before the run, and nothing came meanwhile: another run at once would end alike. */
async function isLeftDue(
  { store, now }: RunnerContext,
  unattended: UnattendedSync,
  { job, run, startedMs }: AfterRun,
): Promise<boolean> {
  if (job.action) return false;
  const due = await dueWithSchedule(unattended, await readStanding(store, job.sync), now());
  return due.some(({ because, at }) => because === run.because && Date.parse(at) <= startedMs);
}

const isWhole = ({ plan }: Run): boolean => !plan.hinted && !plan.only;

/** When the next turn is to come, if nothing is in the way. */
export async function nextTurnMs(
  { store, now }: RunnerContext,
  unattended: UnattendedSync,
  sync: string,
): Promise<number> {
  const standing = await readStanding(store, sync);
  const [first] = await dueWithSchedule(unattended, standing, now());
  return Math.min(first ? Date.parse(first.at) : Number.POSITIVE_INFINITY, pollAtMs(unattended, standing));
}
