import type { EmploymentEnd } from "./employment-end.ts";
import type { EmploymentRecord } from "./employment-record.ts";
import type { LifecyclePolicy } from "./lifecycle-policy.ts";
import { type Instant, localInstant, startOfDay } from "./local-instant.ts";
import { quoted, type Report } from "./timeline-issue.ts";

const lastDays = [
  ["lastWorkingDay", "last working day"],
  ["endDate", "end date"],
] as const;

const endOf = (day: string, at: string, zone: string): Instant | null =>
  at === "end of day" ? localInstant(day, 1, startOfDay, zone) : localInstant(day, 0, at, zone);

/** The end that the record's dates state, the earlier one of the two. `undefined`: none. `null`: a date cannot be read. */
export function statedEnd(
  record: EmploymentRecord,
  policy: LifecyclePolicy,
  zone: string,
  report: Report,
): EmploymentEnd | undefined | null {
  if (record.lastWorkingDay == null && record.endDate == null) return undefined;
  let earliest: EmploymentEnd | undefined;
  let unreadable = false;
  for (const [attribute, ground] of lastDays) {
    const day = record[attribute];
    if (day == null) continue;
    const instant = endOf(day, policy.leavers.at, zone);
    if (!instant) {
      unreadable = true;
      report({ code: "invalid date", attribute, message: `${quoted(day)} is not a calendar day` });
    } else if (!earliest || instant.atMs < earliest.atMs) {
      earliest = { ground, day, at: instant.at, atMs: instant.atMs };
    }
  }
  return unreadable ? null : earliest;
}
