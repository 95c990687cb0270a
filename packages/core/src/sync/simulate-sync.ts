import { read } from "../roster/read.ts";
import { createPlanContextFor } from "./plan-context-for.ts";
import { type SimulatedMoment, simulateRecord } from "./simulate-moments.ts";
import type { SyncContext } from "./sync-context.ts";

/** Reads the source once and lists what becomes true of whom between two instants. */
export async function simulateSync(
  context: SyncContext,
  from: string,
  to: string,
): Promise<readonly SimulatedMoment[]> {
  const planning = await createPlanContextFor(context, from);
  const moments: SimulatedMoment[] = [];
  const add = (id: string, row: unknown) => {
    moments.push(...simulateRecord(planning, id, row, Date.parse(from), Date.parse(to)));
  };
  await read(context.source.people, { day: from.slice(0, 10), attributes: [] }, { add }, { readAt: from });
  return moments.sort((a, b) => (a.at === b.at ? (a.subject < b.subject ? -1 : 1) : a.at < b.at ? -1 : 1));
}
