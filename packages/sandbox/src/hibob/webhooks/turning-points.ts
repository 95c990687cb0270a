import { addDays, startOfDay } from "../../people/calendar-day.ts";
import type { EmployeeSnapshot } from "./employee-snapshot.ts";

/** The midnights at the site, after one instant and until another, at which somebody's status or work may turn. In order. */
export function turningPoints({ employee, rows }: EmployeeSnapshot, after: number, until: number): readonly number[] {
  const { startDate, terminationDate, lastDayOfWork, leave, siteZone } = employee;
  const days = [
    startDate,
    ...rows.map(({ effectiveDate }) => effectiveDate),
    ...[terminationDate, lastDayOfWork, leave?.until].map((last) => last && addDays(last, 1)),
    leave?.from,
  ];
  const [first, last] = [dayBefore(after), addDays(dayOf(until), 1)];
  const near = days.filter((day): day is string => typeof day === "string" && day >= first && day <= last);
  return [...new Set(near)]
    .map((day) => startOfDay(day, siteZone ?? "UTC"))
    .filter((instant) => instant > after && instant <= until)
    .toSorted((one, other) => one - other);
}

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
const dayBefore = (instant: number): string => addDays(dayOf(instant), -1);
