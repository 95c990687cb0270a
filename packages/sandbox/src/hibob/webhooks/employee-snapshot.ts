import { fieldsOf, workInForce } from "../hibob-fields.ts";
import type { HibobEmployee, HibobRecords, HibobWorkRow } from "../hibob-records.ts";
import type { HibobSwitches } from "../hibob-switches.ts";
import { lifecycleStatus } from "../lifecycle-status.ts";

/** What is remembered of somebody, to tell what is different later. Records are never changed in place. */
export interface EmployeeSnapshot {
  readonly employee: HibobEmployee;
  readonly rows: readonly HibobWorkRow[];
  /** The work row in force. */
  readonly work: HibobWorkRow | undefined;
  readonly status: string;
}

/** Somebody as they are at an instant. */
export function snapshotOf(records: HibobRecords, employee: HibobEmployee, at: number): EmployeeSnapshot {
  return {
    employee,
    rows: records.work.get(employee.id) ?? [],
    work: workInForce(records, employee, at),
    status: lifecycleStatus(employee, at),
  };
}

/** Fields that follow from others, so that a change is told by those. */
const derived = new Set(["internal.status", "internal.lifecycleStatus", "work.reportsTo", "work.siteId"]);

/** Ids of the fields whose values are different. Pictures and counters are none of them. */
export function changedFields(
  before: EmployeeSnapshot,
  after: EmployeeSnapshot,
  records: HibobRecords,
  switches: HibobSwitches,
): readonly string[] {
  if (before.employee === after.employee && before.work === after.work) return [];
  const valueIn = ({ employee, work }: EmployeeSnapshot, { read }: ReturnType<typeof fieldsOf>[number]) =>
    read({ employee, work, records, switches, now: 0, turn: 0 }) ?? null;
  return fieldsOf(switches)
    .filter((field) => !derived.has(field.id) && valueIn(before, field) !== valueIn(after, field))
    .map(({ id }) => id);
}
