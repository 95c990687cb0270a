import type { EmploymentRecord } from "./employment-record.ts";
import type { LifecyclePolicy } from "./lifecycle-policy.ts";
import { localInstant } from "./local-instant.ts";
import { personZone } from "./person-zone.ts";

/**
 * From when on a joiner without a work email is worth a warning: the policy's days before the start, at the joiners' local time.
 * `undefined`: the record has no readable start date. Asked only for people without a work email, so it is not part of the timeline.
 */
export function workEmailDueMs(record: EmploymentRecord, policy: LifecyclePolicy): number | undefined {
  if (record.startDate == null) return undefined;
  const { name } = personZone(record, policy, () => {});
  return localInstant(record.startDate, -policy.joiners.warnWithoutEmailDays, policy.joiners.at, name)?.atMs;
}
