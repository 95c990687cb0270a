import type { ApplyReport } from "@rosterkit/core";
import type { Job } from "../jobs/jobs.ts";
import { isWhole, type Run } from "./choose-run.ts";
import { endTrouble, type Failed, keepTrouble, waitsForPerson } from "./keep-trouble.ts";
import { dropUnfinished, keepUnfinished } from "./keep-unfinished.ts";
import { changeStanding, readStanding } from "./kept-state.ts";
import { leaversOf } from "./leavers-of.ts";
import type { RunReason, TurnEnded } from "./notice.ts";
import { tellAfterRun } from "./notices-of.ts";
import type { RanOnce } from "./run-once.ts";
import { isoOf, type RunnerContext } from "./runner-context.ts";
import { connectionOf } from "./trouble-of.ts";
import type { UnattendedSync } from "./unattended-sync.ts";
import { dueWithSchedule, pollAtMs } from "./what-next.ts";

/** How a turn ended. */
export type Outcome = Pick<TurnEnded, "result" | "applied" | "notApplied" | "held" | "leavers" | "used"> & {
  readonly because?: RunReason;
  /** When its turn is to come again. */
  readonly nextMs: number;
  /** The run is kept as unfinished, an action with it. */
  readonly kept?: true;
};

interface AfterRun {
  readonly job: Job;
  readonly run: Run;
  readonly ran: RanOnce;
  /** Somebody else has the job now. */
  readonly lost: AbortSignal;
}

/** Keeps and tells what a run came to, and says when the next turn is. */
export async function afterRun(context: RunnerContext, unattended: UnattendedSync, after: AfterRun): Promise<Outcome> {
  const { job, run, ran } = after;
  const { report } = ran;
  await tellAfterRun(context, job.sync, ran, isWhole(run.plan));
  const told = {
    because: run.because,
    ...countsOf(report),
    leavers: leaversOf(ran, { whole: isWhole(run.plan), isKept: ran.begun === true || run.action?.plan !== undefined }),
    used: [unattended.source.id, unattended.target.id],
  };
  const kept = await settleUnfinished(context, after);
  if (report?.aborted) return { ...told, ...kept, result: "aborted", nextMs: context.now() };
  if (report?.paused) return { ...told, ...kept, result: "unfinished", nextMs: context.now() };
  if (report?.stopped) {
    const { adapter: _, ...trouble } = report.stopped;
    const failed: Failed = { ...trouble, connection: connectionOf(report.stopped, unattended) };
    return { ...told, result: "stopped", nextMs: await keepTrouble(context, job.sync, failed) };
  }
  return { ...told, result: report ? "done" : "waits", nextMs: await afterWholeRun(context, unattended, after) };
}

/** What is merely left to a later turn is not counted as not applied. */
const countsOf = (report: ApplyReport | undefined): Pick<Outcome, "applied" | "notApplied" | "held"> => {
  if (!report) return { applied: 0, notApplied: 0, held: 0 };
  const { applied, failed, moved, skipped, heldLeft, paused } = report;
  return { applied, notApplied: failed + moved + (paused ? 0 : skipped), held: heldLeft };
};

/** Keeps a run that is to go on, or forgets the one that this run finished or took the place of. */
async function settleUnfinished(
  context: RunnerContext,
  { job: { sync }, run, ran, lost }: AfterRun,
): Promise<Pick<Outcome, "kept">> {
  const { report, confirmed, plan } = ran;
  if (report && isToGoOn(report, confirmed)) {
    if (lost.aborted) return {};
    const { because, plan: told, action, startedMs, unfinished } = run;
    const startedAt = isoOf(startedMs);
    const lookedAt = run.anew ? plan.at : (unfinished?.lookedAt ?? plan.at);
    const going = {
      because,
      plan: told,
      startedAt,
      lookedAt,
      ...(action && { action }),
      ...(confirmed && { confirmed }),
    };
    await keepUnfinished(context, sync, going, plan);
    return { kept: true };
  }
  const { unfinished } = await readStanding(context.store, sync);
  if (run.unfinished || (report && isWhole(run.plan) && !unfinished?.confirmed)) await dropUnfinished(context, sync);
  return {};
}

/** What nobody confirmed is planned anew once the vendor takes our credentials again. */
const isToGoOn = ({ paused, aborted, stopped }: ApplyReport, confirmed: true | undefined): boolean =>
  paused || aborted || (stopped !== undefined && confirmed === true);

async function afterWholeRun(context: RunnerContext, unattended: UnattendedSync, after: AfterRun): Promise<number> {
  const { sync } = after.job;
  if (isWhole(after.run.plan)) {
    const scheduledAt = isoOf(after.run.startedMs);
    await changeStanding(context.store, sync, (known) => ({ ...known, scheduledAt }));
  }
  if (await isLeftDue(context, unattended, after)) return keepTrouble(context, sync, waitsForPerson);
  await endTrouble(context, sync, unattended);
  return nextTurnMs(context, unattended, sync);
}

/** The same is still due as before the run, and nothing came meanwhile: another run at once would end alike. */
async function isLeftDue(
  { store, now }: RunnerContext,
  unattended: UnattendedSync,
  { job, run }: AfterRun,
): Promise<boolean> {
  if (run.action) return false;
  const due = await dueWithSchedule(unattended, await readStanding(store, job.sync), now());
  return due.some(({ because, at }) => because === run.because && Date.parse(at) <= run.startedMs);
}

/** When the next turn is to come, if nothing is in the way. */
export async function nextTurnMs(
  { store, now }: RunnerContext,
  unattended: UnattendedSync,
  sync: string,
): Promise<number> {
  const standing = await readStanding(store, sync);
  if (standing.unfinished) return now();
  const [first] = await dueWithSchedule(unattended, standing, now());
  return Math.min(first ? Date.parse(first.at) : Number.POSITIVE_INFINITY, pollAtMs(unattended, standing));
}
