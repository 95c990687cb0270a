import { type PlanOptions, RosterkitError } from "@rosterkit/core";
import type { Job } from "../jobs/jobs.ts";
import { turnSpan } from "../observe/run-spans.ts";
import { afterRun, nextTurnMs, type Outcome, type Run } from "./after-run.ts";
import { keepTrouble, pausedUntilMs } from "./keep-trouble.ts";
import { changeStanding, readStanding } from "./kept-state.ts";
import { type TurnEnded, tell } from "./notice.ts";
import { planOptionsOf, runOnce } from "./run-once.ts";
import { isoOf, type RunnerContext } from "./runner-context.ts";
import { sickConnection, troubleOf } from "./trouble-of.ts";
import type { UnattendedSync } from "./unattended-sync.ts";
import { dueWithSchedule, pollAtMs } from "./what-next.ts";

/** Somebody else works on the sync, as a person at a command line does, or a process that was killed has its lease still. */
const someoneElses: ReadonlySet<string> = new Set(["sync-busy", "lease-lost"]);
const busyForMs = 10_000;

const unfinished: ReadonlySet<TurnEnded["result"]> = new Set(["busy", "aborted"]);

const nothing = { applied: 0, notApplied: 0, held: 0 };

/** One turn of a sync: asks for events where that is due, makes one run at most, and says when the next turn is. */
export async function takeTurn(context: RunnerContext, job: Job, lost: AbortSignal): Promise<void> {
  const startedMs = context.now();
  const signal = AbortSignal.any([lost, context.draining]);
  const outcome = await turnSpan(job, () => outcomeOf(context, job, signal));
  if (!outcome) return context.jobs.forget(job.sync);
  const { nextMs, ...told } = outcome;
  await context.jobs.wake(job.sync, Math.min(nextMs, context.now() + context.lookAgainMs));
  // What a person asked for is not forgotten because somebody else was at it, or this process had to end.
  if (job.action && unfinished.has(told.result)) await context.jobs.ask(job.sync, job.action, nextMs);
  const ended = { sync: job.sync, startedAt: isoOf(startedMs), ms: context.now() - startedMs, ...told };
  tell(context.onTurn, ended);
}

/** `undefined`: there is no such sync any more, or it is switched off. */
async function outcomeOf(context: RunnerContext, job: Job, signal: AbortSignal): Promise<Outcome | undefined> {
  const nowMs = context.now();
  let unattended: UnattendedSync | undefined;
  try {
    unattended = await context.syncs.open(job.sync);
    if (!unattended || unattended.switchedOff) return undefined;
    return await tryTurn(context, unattended, job, signal);
  } catch (error) {
    if (signal.aborted) return { ...nothing, result: "aborted", nextMs: nowMs };
    if (RosterkitError.isInstance(error) && someoneElses.has(error.code))
      return { ...nothing, result: "busy", nextMs: nowMs + busyForMs };
    const connection = unattended && sickConnection(error, unattended);
    const nextMs = await keepTrouble(context, job.sync, { ...troubleOf(error), connection, error });
    return { ...nothing, result: "failed", nextMs };
  }
}

async function tryTurn(
  context: RunnerContext,
  unattended: UnattendedSync,
  job: Job,
  signal: AbortSignal,
): Promise<Outcome> {
  const nowMs = context.now();
  const { action } = job;
  // A person who asks has perhaps just mended it.
  const pausedMs = action ? 0 : await pausedUntilMs(context, job.sync, unattended);
  if (pausedMs > nowMs) return { ...nothing, result: "paused", nextMs: pausedMs };
  await pollWhenDue(context, unattended, job.sync);
  const run = action ? actionRun(planOptionsOf(action)) : await dueRun(context, unattended, job.sync);
  if (!run) return { ...nothing, result: "nothing due", nextMs: await nextTurnMs(context, unattended, job.sync) };
  const ran = await runOnce(context, unattended, { options: run.plan, job, signal });
  return afterRun(context, unattended, { job, run, ran, startedMs: nowMs });
}

const actionRun = (plan: PlanOptions): Run => ({ at: "", because: "action", plan });

async function pollWhenDue({ store, now }: RunnerContext, unattended: UnattendedSync, sync: string): Promise<void> {
  if (pollAtMs(unattended, await readStanding(store, sync)) > now()) return;
  const { more } = await unattended.sync.poll();
  if (!more) await changeStanding(store, sync, (known) => ({ ...known, polledAt: isoOf(now()) }));
}

/** What is due now. A schedule that was not seen before begins to count. */
async function dueRun(
  { store, now }: RunnerContext,
  unattended: UnattendedSync,
  sync: string,
): Promise<Run | undefined> {
  const standing = await readStanding(store, sync);
  const nowMs = now();
  if (unattended.schedule && standing.scheduledAt === undefined)
    await changeStanding(store, sync, (known) => ({ scheduledAt: isoOf(nowMs), ...known }));
  const [first] = await dueWithSchedule(unattended, standing, nowMs);
  // What is due at once is dated with the instant of the asking.
  return first && Date.parse(first.at) <= now() ? first : undefined;
}
