import { ConfigurationError } from "../errors/configuration-error.ts";
import type { RunEntry } from "../store/journal.ts";
import { openIntents } from "../store/open-intents.ts";
import type { ApplyOptions } from "./apply-options.ts";
import type { ApplyReport } from "./apply-report.ts";
import { ConfirmationRequiredError } from "./confirmation-required-error.ts";
import { assertLift } from "./lift.ts";
import { type OpenRun, openRun } from "./open-run.ts";
import { orderChanges } from "./order-changes.ts";
import { createPendingBatch } from "./pending-batch.ts";
import { asMade, over, type Rounds, remember, runRound } from "./run-round.ts";
import { isoAt } from "./scene.ts";
import { type SetAside, setAside } from "./set-aside.ts";
import { createTally } from "./tally.ts";

/**
 * Writes a plan to its target, in rounds of look, commit, write. Nothing is sent whose intent is not durable, so a run that dies anywhere is
 * settled by the next one (`settleOpenIntents`, then plan again).
 *
 * A record with an unsettled write of an earlier run is left alone: settle before, with the same lease.
 *
 * Resolves also when changes fail, when the vendor refuses the credentials (`stopped`) and when the signal ends it (`aborted`).
 * Rejects before anything is written with ConfirmationRequiredError or ConfigurationError; and, at any time and with nothing in flight,
 * with LeaseLostError or whatever the store rejects with.
 */
export const applyPlan = async (options: ApplyOptions): Promise<ApplyReport> => {
  assertApplicable(options);
  const run = openRun(options);
  try {
    const aside = setAside(leftOf(options), options.lift, await openIntents(options.store, options.plan.sync));
    const rounds = openRounds(run, options, aside);
    countAside(rounds, aside);
    takeUp(rounds, options);
    const isPaused = await work(rounds, options);
    return report(rounds, options, isPaused);
  } finally {
    run.lease.stop();
  }
};

const assertApplicable = ({ plan, confirm, lift, lease }: ApplyOptions) => {
  if (plan.confirmation && confirm !== plan.digest) throw new ConfirmationRequiredError(plan.confirmation, plan.digest);
  if (lease.sync !== plan.sync) throw new ConfigurationError([{ path: "lease", message: "is for another sync" }]);
  assertLift(lift);
};

/** The changes that no earlier run of the plan has ended. */
const leftOf = ({ plan, ended }: Pick<ApplyOptions, "plan" | "ended">) =>
  ended ? plan.changes.filter(({ id }) => !ended.has(id)) : plan.changes;

const openRounds = (run: OpenRun, options: ApplyOptions, aside: readonly SetAside[]): Rounds => {
  const { plan, lift, keep, progress, signal, ended = new Map() } = options;
  const held = aside.filter(({ result }) => result === "held");
  return {
    run,
    order: orderChanges(plan.changes, new Set([...ended.keys(), ...aside.map(({ change }) => change.id)])),
    tally: createTally(leftOf(options).length - held.length, run.now, progress),
    pending: createPendingBatch(keep),
    goingOn: new Map(),
    lift,
    signal,
    progress,
  };
};

const countAside = (rounds: Rounds, aside: readonly SetAside[]) => {
  for (const { change, ...ending } of aside) {
    rounds.tally.count(change, ending);
    over(rounds, change.id, false);
  }
};

/** Goes on where earlier runs of the plan ended. */
const takeUp = (rounds: Rounds, { ended }: ApplyOptions) => {
  for (const { change, outcome } of ended?.values() ?? []) {
    remember(rounds.run, change, outcome);
    over(rounds, change.id, outcome.result === "done");
  }
};

/** Gives whether it was paused. */
const work = async (rounds: Rounds, options: ApplyOptions): Promise<boolean> => {
  const { run, order, pending, tally } = rounds;
  const { plan } = options;
  const { digest, confirmation: confirmed, reverts } = plan;
  pending.addEntry(
    runEntry(run, "started", { plan: digest, ...(confirmed && { confirmed }), ...(reverts && { reverts }) }),
  );
  const isToPause = await runRounds(rounds, options);
  const isPaused = isToPause && !run.ended() && order.next(1).length > 0;
  const event = run.ended() ? "aborted" : isPaused ? "paused" : "finished";
  pending.addEntry(runEntry(run, event, { counts: tally.counts() }));
  await run.lease.commit(pending.take());
  return isPaused;
};

/** Gives whether it is to pause. Then accounts that were just made are led on to where they are to be, and nothing else is begun. */
const runRounds = async (rounds: Rounds, { pauseWhen }: ApplyOptions): Promise<boolean> => {
  const { run, order, goingOn } = rounds;
  let isToPause = false;
  while (!run.ended()) {
    const changes = order.next(isToPause ? goingOn.size : run.settings.roundSize);
    if (changes.length === 0) break;
    await runRound(rounds, changes);
    isToPause ||= (await pauseWhen?.()) ?? false;
  }
  return isToPause;
};

const runEntry = (
  run: OpenRun,
  event: RunEntry["event"],
  more: Pick<RunEntry, "plan" | "confirmed" | "reverts" | "counts">,
): RunEntry => ({
  type: "run",
  run: run.runId,
  at: isoAt(run.now()),
  event,
  ...more,
});

const report = ({ run, tally, goingOn }: Rounds, options: ApplyOptions, isPaused: boolean): ApplyReport => {
  const ended = run.ended() ?? (isPaused ? "paused" : undefined);
  const why = ended ? `The run was ${ended} before its turn` : "It waits for changes that wait for it";
  for (const change of goingOn.values()) tally.count(change, asMade({ result: "later", reason: why }));
  const left = leftOf(options).filter((change) => !tally.has(change));
  for (const change of left) tally.count(change, { result: "untouched", reason: why });
  const stopped = run.stopped();
  return {
    run: options.runId,
    ...tally.counts(),
    perChange: tally.reports,
    aborted: ended === "aborted",
    ...(isPaused && { paused: true as const }),
    ...(stopped && { stopped }),
  };
};
