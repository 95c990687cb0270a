import { addDays } from "../people/calendar-day.ts";
import type { HumaansJobRole } from "./humaans-records.ts";
import type { HumaansSwitches } from "./humaans-switches.ts";

/** One person's job roles by day, each ended where the next begins, as switched. */
export function closeJobRoles(
  roles: readonly HumaansJobRole[],
  { jobRoleEndDate }: HumaansSwitches,
): readonly HumaansJobRole[] {
  const ordered = [...roles].sort((one, other) => one.effectiveDate.localeCompare(other.effectiveDate));
  return ordered.map((role, order) => {
    const next = ordered[order + 1];
    if (next === undefined || next.personId !== role.personId || jobRoleEndDate === "never filled")
      return { ...role, endDate: null };
    return {
      ...role,
      endDate: jobRoleEndDate === "day of the next" ? next.effectiveDate : addDays(next.effectiveDate, -1),
    };
  });
}
