import type { HumaansPerson } from "@rosterkit/sandbox";
import { addDays, dayOf } from "./company-calendar.ts";
import type { World } from "./create-world.ts";

/** As departments are compared: spelling, white space around them and how letters are composed do not matter. */
const foldDepartment = (name: string | null | undefined): string => (name ?? "").trim().normalize("NFC").toLowerCase();

/**
 * The departments that somebody may be in today: the oracle, which reads HR's records itself. Empty text: none. More than one: of two roles
 * from one day nobody knows which is in force, and with `days` what the days around today say counts as well, as it is another day elsewhere.
 */
export function departmentsOf(
  { humaans, time }: Pick<World, "humaans" | "time">,
  { id, employmentStartDate }: HumaansPerson,
  days: readonly number[] = [0],
): ReadonlySet<string> {
  const roles = humaans.jobRoles.filter(({ personId }) => personId === id);
  const today = dayOf(time.now());
  const inForce = days.flatMap((distance) => {
    const day = addDays(today, distance);
    const on = employmentStartDate && employmentStartDate > day ? employmentStartDate : day;
    const begun = roles.filter(({ effectiveDate }) => effectiveDate <= on);
    const last = begun
      .map(({ effectiveDate }) => effectiveDate)
      .sort()
      .at(-1);
    return begun.filter(({ effectiveDate }) => effectiveDate === last);
  });
  return new Set(inForce.map(({ department }) => foldDepartment(department)));
}

/** Yesterday, today and tomorrow. */
export const aroundToday = [-1, 0, 1] as const;
