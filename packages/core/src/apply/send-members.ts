import type { Members } from "../adapter/resource.ts";
import type { Change } from "../plan/change.ts";
import { CannotError } from "./accounts.ts";
import { leaveOpen } from "./end-by-error.ts";
import { endPartly, idsMoved, idsToMove, movedBy, waitingMembers } from "./end-members.ts";
import type { Ending } from "./ending.ts";
import { listMembers } from "./list-members.ts";
import type { Prepared } from "./prepared.ts";
import type { RunContext } from "./run-context.ts";
import { type Chunks, writeChunks } from "./write-chunks.ts";

const unconfirmed = { code: "not confirmed", message: "the target accepted the change and does not show it" };

/**
 * Puts people into a group or takes them out, then reads the list back: who is not where they are wanted has failed, and the others are done. What
 * became of a lost answer may show later, so that stays open. Rejects with LeaseLostError and CannotError.
 */
export const sendMembers = async (run: RunContext, { change, without = 0 }: Prepared): Promise<Ending> => {
  const { members } = run.accounts(change.resource);
  if (!members) throw new CannotError("The target cannot read the members of a group");
  const chunks = await writeChunks(run, change, members);
  // Whoever is refused for their credentials is refused the list too: what was taken is known.
  if (chunks.ended?.stops) return { ...chunks.ended, account: change.account, ...movedBy(change, chunks.taken) };
  try {
    return conclude(change, chunks, await readBackMembers(run, change, members, chunks), without);
  } catch (error) {
    return { account: change.account, ...leaveOpen(error, "The members could not be read back") };
  }
};

/** Reads the list until it shows everybody whom the vendor took, for a few times: it may take its time. */
const readBackMembers = async (
  run: RunContext,
  change: Change,
  members: Members,
  { taken }: Chunks,
): Promise<readonly string[]> => {
  const { confirmReads, confirmEveryMs } = run.settings;
  for (let read = 1; ; read += 1) {
    const ids = idsMoved(change, await listMembers(members, change.account ?? ""));
    const there = new Set(ids);
    if (read >= confirmReads || taken.every((id) => there.has(id))) return ids;
    await run.sleep(read * confirmEveryMs);
  }
};

const conclude = (change: Change, chunks: Chunks, ids: readonly string[], without: number): Ending => {
  const { account } = change;
  const { ended, lostMs, refusal } = chunks;
  const moved = movedBy(change, ids);
  if (ids.length === idsToMove(change).length)
    return { account, ...(without > 0 ? waitingMembers(without) : { result: "done" }), ...moved };
  if (lostMs !== undefined) return { result: "open", account, reason: "An answer was lost", lostMs };
  return ended ? { account, ...ended, ...moved } : endPartly(change, ids, refusal ?? unconfirmed);
};
