import { read } from "../roster/read.ts";
import { createPlanContextFor } from "./plan-context-for.ts";
import { backOff, readingAt } from "./reading-at.ts";
import { sourceOf } from "./sides.ts";
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
  const { people, reads } = await sourceOf(context);
  await read(people, readingAt(from, reads), { add }, { readAt: from, backOff: backOff({}) });
  return moments.sort((a, b) => (a.at === b.at ? (a.subject < b.subject ? -1 : 1) : a.at < b.at ? -1 : 1));
}
