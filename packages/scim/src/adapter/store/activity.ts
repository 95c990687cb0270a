import { type LifecyclePolicy, momentInForce, timeline } from "@rosterkit/core";
import type { AnyResource, EmployeeShape, Shape } from "@rosterkit/core/adapter";
import type { Mapping } from "@rosterkit/core/mapping";

/** What a record says of somebody's being there. */
export interface Activity {
  /** `undefined`: nothing may be concluded, as of a record whose dates contradict each other. */
  readonly active: boolean | undefined;
  /** The employment's end lies ahead, and is nobody's business yet. */
  readonly endsLater: boolean;
}

/** Whether somebody is in at an instant: by the vendor's own states where it has them, else by the dates and the status of the employment. */
export function compileActivity(
  { state }: AnyResource,
  toEmployee: Mapping<Shape, EmployeeShape>,
  policy: LifecyclePolicy,
): (row: unknown, atMs: number) => Activity {
  const recordOf = compileEmployment(toEmployee);
  // "Never, by policy" is about what a sync does; here it is told who has left.
  const told = { ...policy, leavers: { ...policy.leavers, action: "suspend" as const } };
  return (row, atMs) => {
    const record = recordOf(row);
    const first = timeline(record, told);
    const dated = first.needsLeftSeen ? timeline(record, told, { leftSeenAt: new Date(atMs).toISOString() }) : first;
    const { wish } = momentInForce(dated, atMs);
    const byDates = wish === "untouched" ? undefined : wish === "in";
    const active = state ? state(row as never) === "active" : byDates;
    return { active, endsLater: dated.endMs !== undefined && dated.endMs > atMs };
  };
}

/** Attributes of an Employee that tell whether somebody is in. */
export const employmentAttributes = [
  "employmentStatus",
  "startDate",
  "lastWorkingDay",
  "endDate",
  "timezone",
  "site",
] as const;

function compileEmployment(toEmployee: Mapping<Shape, EmployeeShape>) {
  const [status, startDate, lastWorkingDay, endDate, timezone, site] = employmentAttributes.map((name) => {
    const read = toEmployee.reader(name);
    return (row: unknown) => read(row) as string | null | undefined;
  });
  return (row: unknown) => ({
    status: status?.(row),
    startDate: startDate?.(row),
    lastWorkingDay: lastWorkingDay?.(row),
    endDate: endDate?.(row),
    timezone: timezone?.(row),
    site: site?.(row),
  });
}
