import type { Wish } from "../lifecycle/moment.ts";
import { momentsBetween } from "../lifecycle/moment-in-force.ts";
import type { PlanContext } from "../plan/plan-context.ts";
import { readEmployment, whoIs } from "../plan/read-person.ts";

/** One thing that will become true of one person. */
export interface SimulatedMoment {
  readonly at: string;
  readonly subject: string;
  readonly who: string;
  /** What the policy will wish for the account from then on. */
  readonly wish: Wish;
  readonly because: string;
  readonly zone: string;
}

/** The moments of one record after `fromMs`, up to and including `toMs`. */
export function simulateRecord(
  context: PlanContext,
  id: string,
  row: unknown,
  fromMs: number,
  toMs: number,
): readonly SimulatedMoment[] {
  const { timeline } = readEmployment(context, id, row);
  if (timeline.held) return [];
  return momentsBetween(timeline, fromMs, toMs).map(({ at, wish, because }) => ({
    at: at ?? "",
    subject: id,
    who: whoIs(context, id, row),
    wish,
    because,
    zone: timeline.zone.name,
  }));
}
