import type { AnyResource } from "../adapter/any-adapter.ts";
import type { Belonging, Reading } from "../adapter/reader.ts";
import { failureCode } from "../roster/failure-code.ts";

const none: Belonging = { groups: [], apps: [] };

/**
 * The groups and apps of the scope that nobody is in now, for a run in which people are read one by one. Where the source fails to answer all of them count,
 * so that nobody is put out unasked. Rejects with what stops a connection.
 */
export async function nobodyIn({ belongsTo }: AnyResource, reading: Reading): Promise<Belonging> {
  const { belonging } = reading;
  if (!belonging || !belongsTo) return none;
  try {
    return await belongsTo.nobodyIn(reading);
  } catch (error) {
    reading.signal?.throwIfAborted();
    failureCode(error);
    return belonging;
  }
}
