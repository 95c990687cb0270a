import { dayInZone } from "../people/calendar-day.ts";
import type { HibobEmployee } from "./hibob-records.ts";
import type { HibobSwitches } from "./hibob-switches.ts";

/** The calendar day it is for somebody: statuses turn at the site's midnight. */
export function todayOf({ siteZone }: HibobEmployee, now: number): string {
  return dayInZone(now, siteZone ?? "UTC");
}

/** The lifecycle status by the dates on the record, in words with spaces. */
export function lifecycleStatus(employee: HibobEmployee, now: number): string {
  const { startDate, terminationDate, lastDayOfWork, leave } = employee;
  const today = todayOf(employee, now);
  // An end before the start belongs to an employment that is over.
  const isEnding = terminationDate !== null && terminationDate >= startDate;
  if (isEnding && terminationDate < today) return "terminated";
  if (isEnding && lastDayOfWork !== null && lastDayOfWork < today) return "garden leave";
  if (startDate > today) return "hired";
  return leave !== null && leave.from <= today && today <= leave.until ? leave.status : "employed";
}

/** A lifecycle status as switched. */
export function spelt(status: string, { lifecycleSpelling }: HibobSwitches): string {
  if (lifecycleSpelling === "Garden leave") return status.charAt(0).toUpperCase() + status.slice(1);
  return lifecycleSpelling === "gardenLeave"
    ? status.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase())
    : status;
}
