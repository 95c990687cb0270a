import type { EmployeeAttribute } from "../employee/employee-shape.ts";
import type { EmploymentRecord } from "../lifecycle/employment-record.ts";
import type { Reader } from "../mapping/mapping.ts";

/** Reads, from a source row, what the timeline needs. */
export type EmploymentReader = (row: unknown) => EmploymentRecord;

/** Looks the readers up once: this runs for every record. */
export function compileEmploymentReader(employee: (attribute: EmployeeAttribute) => Reader): EmploymentReader {
  const status = employee("employmentStatus");
  const [startDate, lastWorkingDay, endDate] = [employee("startDate"), employee("lastWorkingDay"), employee("endDate")];
  const [timezone, site] = [employee("timezone"), employee("site")];
  return (row) => ({
    status: textOrNone(status(row)),
    startDate: textOrNone(startDate(row)),
    lastWorkingDay: textOrNone(lastWorkingDay(row)),
    endDate: textOrNone(endDate(row)),
    timezone: textOrNone(timezone(row)),
    site: textOrNone(site(row)),
  });
}

const textOrNone = (value: unknown): string | null | undefined =>
  value === undefined || value === null ? value : String(value);
