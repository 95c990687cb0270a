import type { Members } from "../adapter/resource.ts";
import type { Change } from "../plan/change.ts";
import { CannotError } from "./accounts.ts";
import type { Failure } from "./apply-report.ts";
import { endByError } from "./end-by-error.ts";
import { idsToMove } from "./end-members.ts";
import type { Ending } from "./ending.ts";
import { isPlainRefusal, mayHaveWritten, readFailure } from "./read-failure.ts";
import type { RunContext } from "./run-context.ts";
import { writingFor } from "./writing-for.ts";

/** What became of the chunks of a change of members. */
export interface Chunks {
  /** Ids of the chunks that the vendor took. */
  readonly taken: readonly string[];
  /** What happened to the first id that the vendor refused by itself. Absent: none was. */
  readonly refusal?: Failure;
  /** When the last chunk was sent whose answer was lost, in milliseconds since 1970. Absent: every one was answered. */
  readonly lostMs?: number;
  /** Why the rest was not sent. Absent: all were. */
  readonly ended?: Ending;
}

/** Chunks still to be sent, and what was seen of those that were. */
interface Sending {
  readonly queue: (readonly string[])[];
  readonly taken: string[];
  refusal?: Failure;
  lostMs?: number;
  ended?: Ending;
  /** In a row. */
  refusals: number;
  losses: number;
}

/** After so many refusals in a row it is not the people who are refused. */
const mostRefusals = 200;
/** After so many lost answers in a row nobody answers. */
const mostLosses = 3;

/**
 * Writes the members of a change, as many at once as the vendor takes. A chunk that is refused is split until the ids are found that the vendor
 * does not take; the others go on. Between two chunks the run may end. Rejects with LeaseLostError, and with CannotError before anything is sent.
 */
export const writeChunks = async (run: RunContext, change: Change, members: Members): Promise<Chunks> => {
  const write = chunkWriter(run, change, members);
  const ids = idsToMove(change);
  const sending: Sending = { queue: chunksOf(ids, members.atOnce), taken: [], refusals: 0, losses: 0 };
  for (let chunk = sending.queue.shift(); chunk && !sending.ended; chunk = sending.queue.shift()) {
    const why = run.ended();
    if (why) sending.ended = { result: "later", reason: `The run was ${why} before everybody's turn` };
    else await sendChunk(run, sending, chunk, write);
    run.progress?.({ type: "members", change: change.id, done: sending.taken.length, total: ids.length });
  }
  return sending;
};

type WriteChunk = (ids: readonly string[]) => Promise<void>;

const chunkWriter = (run: RunContext, change: Change, members: Members): WriteChunk => {
  const isRemoval = change.members?.remove !== undefined;
  const write = isRemoval ? members.remove : members.add;
  if (!write) throw new CannotError(`The target cannot ${isRemoval ? "take people out of" : "put people into"} groups`);
  return (ids) => write.call(members, change.account ?? "", ids, writingFor(run, change));
};

const sendChunk = async (run: RunContext, sending: Sending, chunk: readonly string[], write: WriteChunk) => {
  await run.lease.ensure();
  try {
    await write(chunk);
    sending.taken.push(...chunk);
    sending.refusals = 0;
    sending.losses = 0;
  } catch (error) {
    if (mayHaveWritten(error)) noteLost(sending, run.now());
    else if (isPlainRefusal(error)) noteRefused(sending, chunk, error);
    else sending.ended = endByError(error);
  }
};

const noteLost = (sending: Sending, nowMs: number) => {
  sending.lostMs = nowMs;
  sending.losses += 1;
  if (sending.losses >= mostLosses) sending.ended = { result: "failed" };
};

const noteRefused = (sending: Sending, chunk: readonly string[], error: unknown) => {
  const half = Math.ceil(chunk.length / 2);
  if (chunk.length > 1) sending.queue.unshift(chunk.slice(0, half), chunk.slice(half));
  else sending.refusal ??= readFailure(error).error;
  sending.refusals += 1;
  if (sending.refusals >= mostRefusals) sending.ended = endByError(error);
};

const chunksOf = (ids: readonly string[], atOnce: number): (readonly string[])[] => {
  const size = Math.max(1, atOnce);
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, index) =>
    ids.slice(index * size, (index + 1) * size),
  );
};
