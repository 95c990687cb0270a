import type { Reader } from "../adapter/reader.ts";
import { failureCode } from "./failure-code.ts";
import type { ListRead } from "./read-list.ts";
import type { ReadScene } from "./read-scene.ts";
import type { RecordIntake } from "./record-intake.ts";
import { untilAborted } from "./until-aborted.ts";

/** What the vendor's own witness cannot vouch for. `undefined`: it vouches, or there is none. A witness that cannot be heard vouches for nothing. */
export const hearWitness = async (
  { witness }: Reader<unknown>,
  reads: readonly ListRead[],
  intake: RecordIntake,
  { reading }: ReadScene,
): Promise<string | undefined> => {
  if (!witness) return undefined;
  const totals = Object.fromEntries(reads.map(({ name, totals }) => [name, totals]));
  const heard = witness({ size: intake.size(), has: (id) => intake.has(id), totals, reading });
  return untilAborted(heard, reading.signal).catch((error) => {
    reading.signal?.throwIfAborted();
    return `the witness could not be heard: ${failureCode(error)}`;
  });
};
