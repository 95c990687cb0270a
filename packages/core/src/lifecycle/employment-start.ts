import type { EmploymentRecord } from "./employment-record.ts";
import type { LifecyclePolicy } from "./lifecycle-policy.ts";
import { localInstant, startOfDay } from "./local-instant.ts";
import { quoted, type Report } from "./timeline-issue.ts";

/** When an employment starts. */
export interface EmploymentStart {
  /** `undefined`: started, no date given. */
  readonly day: string | undefined;
  /** ISO instant; `undefined`: since always. */
  readonly at: string | undefined;
  readonly atMs: number;
}

const sinceAlways: EmploymentStart = Object.freeze({ day: undefined, at: undefined, atMs: Number.NEGATIVE_INFINITY });

/** The start by date, at the joiners' local time. Without a date: a pre-hire has none, anybody else has started. `null`: the date cannot be read. */
export function employmentStart(
  { status, startDate }: EmploymentRecord,
  policy: LifecyclePolicy,
  zone: string,
  report: Report,
): EmploymentStart | undefined | null {
  if (startDate == null) return status === "preHire" ? undefined : sinceAlways;
  const instant = localInstant(startDate, 0, policy.joiners.at, zone);
  if (instant) return { day: startDate, at: instant.at, atMs: instant.atMs };
  const message = `${quoted(startDate)} is not a calendar day`;
  report({ code: "invalid date", attribute: "startDate", message });
  return null;
}

/** The first instant of the start day, whatever the hour at which joiners start. */
export const startDayMs = ({ day }: EmploymentStart, zone: string): number =>
  (day === undefined ? undefined : localInstant(day, 0, startOfDay, zone)?.atMs) ?? Number.NEGATIVE_INFINITY;
