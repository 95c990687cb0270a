import type { Change } from "../plan/change.ts";
import type { OnProgress } from "./apply-progress.ts";
import type { Ending } from "./ending.ts";
import { inPool } from "./in-pool.ts";
import { intentOf, outcomeOf } from "./journal-lines.ts";
import type { Lift } from "./lift.ts";
import type { OpenRun } from "./open-run.ts";
import type { Order } from "./order-changes.ts";
import type { PendingBatch } from "./pending-batch.ts";
import { prepareChange } from "./prepare-change.ts";
import type { Prepared } from "./prepared.ts";
import { recordKey } from "./record-key.ts";
import { settleAttempt } from "./settle-attempt.ts";
import type { Tally } from "./tally.ts";
import { writeChange } from "./write-change.ts";

/** What all rounds of a run share. */
export interface Rounds {
  readonly run: OpenRun;
  readonly order: Order;
  readonly tally: Tally;
  readonly pending: PendingBatch;
  /** By the id of the change that goes on from it, a create that was done and whose account is not yet where it is to be. */
  readonly goingOn: Map<string, Change>;
  readonly lift: Lift | undefined;
  readonly signal: AbortSignal | undefined;
  readonly progress: OnProgress | undefined;
}

/**
 * One round: look at every change, commit (outcomes and links of the last round, intents of this one), then write. Nothing is sent before
 * the commit that holds its intent has resolved.
 */
export const runRound = async (rounds: Rounds, changes: readonly Change[]): Promise<void> => {
  const { run } = rounds;
  const prepared = await look(run, changes);
  for (const one of prepared) declare(rounds, one);
  await run.lease.commit(rounds.pending.take());
  const toWrite = prepared.filter(({ ending }) => !ending);
  const lost = await inPool(toWrite, run.settings.concurrency, (one) => write(rounds, one));
  await settleLost(
    rounds,
    lost.filter((one) => one !== undefined),
  );
};

/** What is untouched because the run has ended meanwhile is left out, so that no intent is journalled for it. */
const look = async (run: OpenRun, changes: readonly Change[]): Promise<readonly Prepared[]> => {
  const looked = await inPool(changes, run.settings.concurrency, async (change) => {
    const prepared = await prepareChange(run, change);
    if (prepared?.ending?.stops) run.stop(prepared.ending.stops);
    return prepared;
  });
  return looked.filter((one) => one !== undefined).filter(({ ending }) => ending || !run.ended());
};

/** Journals a change before the commit. One that needs no write gets its outcome at once. */
const declare = (rounds: Rounds, prepared: Prepared) => {
  const { run, pending, lift } = rounds;
  pending.addEntry(intentOf(run.runId, run.now(), prepared, lift));
  if (prepared.ending) end(rounds, prepared.change, prepared.ending);
};

interface LostAnswer {
  readonly prepared: Prepared;
  readonly ending: Ending;
  readonly sentMs: number;
}

const write = async (rounds: Rounds, prepared: Prepared): Promise<LostAnswer | undefined> => {
  const ending = await writeChange(rounds.run, prepared);
  if (ending.stops) rounds.run.stop(ending.stops);
  if (ending.lostMs !== undefined) return { prepared, ending, sentMs: ending.lostMs };
  end(rounds, prepared.change, ending);
  return undefined;
};

/** Notes how a change ended, for the next commit, and whom that blocks. */
const end = (rounds: Rounds, change: Change, ending: Ending) => {
  const { run, pending } = rounds;
  remember(run, change, ending);
  for (const link of ending.links ?? []) run.known.add(link);
  pending.addLinks(ending.links);
  pending.addEntry(outcomeOf(run.runId, run, change, ending));
  count(rounds, change, ending);
  over(rounds, change.id, ending.result === "done");
};

/** Says that a change is over. Whoever needed one that was not done waits, and is counted. */
export const over = ({ run, order, tally }: Rounds, id: string, done: boolean): void => {
  if (!done) run.undone.add(id);
  for (const { change, waitsFor } of order.over(id, done)) {
    run.undone.add(change.id);
    tally.count(change, { result: "waits", reason: `Waits for ${waitsFor}` });
  }
};

/** A create of two steps is one change to whoever reads the report: it ends as its last step does. */
const count = ({ goingOn, order, tally }: Rounds, change: Change, ending: Ending) => {
  const create = goingOn.get(change.id);
  goingOn.delete(change.id);
  if (!ending.next) return tally.count(create ?? change, create ? asMade(ending) : ending);
  goingOn.set(ending.next.id, change);
  order.add(ending.next);
};

/** How the create ends whose second step ended so. */
export const asMade = (ending: Ending): Ending =>
  ending.result === "done" ? ending : { ...ending, reason: `The account was made; ${ending.reason ?? ending.result}` };

/** What was done to an account for this plan is no change by somebody else to the next change of it. */
export const remember = (
  { states, written }: OpenRun,
  { resource, set }: Change,
  { account, reached, result }: Pick<Ending, "account" | "reached" | "result">,
): void => {
  if (!account) return;
  const key = recordKey(resource, account);
  if (reached) states.set(key, reached);
  if (set && result === "done") written.set(key, { ...written.get(key), ...set });
};

/** One wait for all answers that a round lost: after it, what is not there never happened. Ended early, they stay open. */
const settleLost = async (rounds: Rounds, lost: readonly LostAnswer[]): Promise<void> => {
  const isWaited = lost.length > 0 && (await waitForVendor(rounds, Math.max(...lost.map(({ sentMs }) => sentMs))));
  const { run } = rounds;
  await inPool(lost, run.settings.concurrency, async ({ prepared, ending, sentMs }) => {
    const settled = isWaited ? await settleAttempt(run, { ...prepared, sentMs }) : ending;
    if (settled.stops) run.stop(settled.stops);
    end(rounds, prepared.change, settled);
  });
};

const waitForVendor = async ({ run, progress, signal }: Rounds, sentMs: number): Promise<boolean> => {
  if (run.ended()) return false;
  const untilMs = sentMs + run.settings.vendorHoldMs;
  progress?.({ type: "waiting", untilMs, reason: "lost answers" });
  try {
    await run.sleep(Math.max(0, untilMs - run.now()), signal);
    return true;
  } catch (error) {
    if (signal?.aborted) return false;
    throw error;
  }
};
