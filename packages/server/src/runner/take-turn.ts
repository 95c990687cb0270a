import { RosterkitError } from "@rosterkit/core";
import type { Job } from "../jobs/jobs.ts";
import { turnSpan } from "../observe/run-spans.ts";
import { afterRun, nextTurnMs, type Outcome } from "./after-run.ts";
import { chooseRun } from "./choose-run.ts";
import { keepTrouble, pausedUntilMs } from "./keep-trouble.ts";
import { dropUnfinished } from "./keep-unfinished.ts";
import { changeStanding, readStanding } from "./kept-state.ts";
import { makeWay } from "./make-way.ts";
import { type TurnEnded, tell } from "./notice.ts";
import { runOnce } from "./run-once.ts";
import { isoOf, type RunnerContext } from "./runner-context.ts";
import { isPassing, sickConnection, troubleOf } from "./trouble-of.ts";
import type { UnattendedSync } from "./unattended-sync.ts";
import { pollAtMs } from "./what-next.ts";

/** Somebody else works on the sync, as a person at a command line does, or a process that was killed has its lease still. */
const someoneElses: ReadonlySet<string> = new Set(["sync-busy", "lease-lost"]);
const busyForMs = 10_000;

const notDone: ReadonlySet<TurnEnded["result"]> = new Set(["busy", "aborted"]);

const nothing = { applied: 0, notApplied: 0, held: 0 };

/** One turn of a sync: asks for events where that is due, makes one run at most, and says when the next turn is. */
export async function takeTurn(context: RunnerContext, job: Job, lost: AbortSignal): Promise<void> {
  const startedMs = context.now();
  const outcome = await turnSpan(job, () => outcomeOf(context, job, lost));
  if (!outcome) return context.jobs.forget(job.sync);
  const { nextMs, kept, ...told } = outcome;
  await context.jobs.wake(job.sync, Math.min(nextMs, context.now() + context.lookAgainMs));
  // What a person asked for is not forgotten because somebody else was at it, or this process had to end.
  if (job.action && notDone.has(told.result) && !kept) await context.jobs.ask(job.sync, job.action, nextMs);
  const ended = { sync: job.sync, startedAt: isoOf(startedMs), ms: context.now() - startedMs, ...told };
  tell(context.onTurn, ended);
}

/** `undefined`: there is no such sync any more, or it is switched off. */
async function outcomeOf(context: RunnerContext, job: Job, lost: AbortSignal): Promise<Outcome | undefined> {
  const nowMs = context.now();
  const signal = AbortSignal.any([lost, context.draining]);
  let unattended: UnattendedSync | undefined;
  try {
    unattended = await context.syncs.open(job.sync);
    if (!unattended || unattended.switchedOff) return undefined;
    return await tryTurn(context, unattended, job, { lost, signal });
  } catch (error) {
    if (signal.aborted) return { ...nothing, result: "aborted", nextMs: nowMs };
    if (RosterkitError.isInstance(error) && someoneElses.has(error.code))
      return { ...nothing, result: "busy", nextMs: nowMs + busyForMs };
    if (!job.action && !isPassing(error)) await dropUnfinished(context, job.sync);
    const connection = unattended && sickConnection(error, unattended);
    const nextMs = await keepTrouble(context, job.sync, { ...troubleOf(error), connection, error });
    return { ...nothing, result: "failed", nextMs };
  }
}

async function tryTurn(
  context: RunnerContext,
  unattended: UnattendedSync,
  job: Job,
  { lost, signal }: { readonly lost: AbortSignal; readonly signal: AbortSignal },
): Promise<Outcome> {
  const nowMs = context.now();
  // A person who asks has perhaps just mended it.
  const pausedMs = job.action ? 0 : await pausedUntilMs(context, job.sync, unattended);
  if (pausedMs > nowMs) return { ...nothing, result: "paused", nextMs: pausedMs };
  await pollWhenDue(context, unattended, job.sync);
  const run = await chooseRun(context, unattended, job);
  if (!run) return { ...nothing, result: "nothing due", nextMs: await nextTurnMs(context, unattended, job.sync) };
  const pauseWhen = makeWay(context, unattended, job.sync, run);
  const ran = await runOnce(context, unattended, { run, job, signal, pauseWhen });
  return afterRun(context, unattended, { job, run, ran, lost });
}

async function pollWhenDue({ store, now }: RunnerContext, unattended: UnattendedSync, sync: string): Promise<void> {
  if (pollAtMs(unattended, await readStanding(store, sync)) > now()) return;
  const { more } = await unattended.sync.poll();
  if (!more) await changeStanding(store, sync, (known) => ({ ...known, polledAt: isoOf(now()) }));
}
