import type { DueRun } from "@rosterkit/core";
import type { Standing } from "./kept-state.ts";
import type { RunReason } from "./notice.ts";
import { isoOf } from "./runner-context.ts";
import { nextScheduledMs } from "./schedule.ts";
import type { UnattendedSync } from "./unattended-sync.ts";

/** A run that is due at an instant. */
export interface NextRun {
  readonly at: string;
  readonly because: RunReason;
  readonly plan: DueRun["plan"];
}

/** What the sync says is due, and its schedule, soonest first. A schedule counts from when it was first seen. */
export async function dueWithSchedule(
  { sync, schedule }: UnattendedSync,
  { scheduledAt }: Standing,
  nowMs: number,
): Promise<readonly NextRun[]> {
  const due: readonly NextRun[] = await sync.due();
  const scheduledMs =
    schedule && nextScheduledMs(schedule, scheduledAt === undefined ? nowMs : Date.parse(scheduledAt));
  if (scheduledMs === undefined) return due;
  const scheduled: NextRun = { at: isoOf(scheduledMs), because: "schedule", plan: {} };
  return [...due, scheduled].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** When the source is to be asked what happened. Absent: never. */
export const pollAtMs = ({ pollEveryMinutes }: UnattendedSync, { polledAt }: Standing): number =>
  pollEveryMinutes === undefined
    ? Number.POSITIVE_INFINITY
    : polledAt === undefined
      ? 0
      : Date.parse(polledAt) + pollEveryMinutes * 60_000;
