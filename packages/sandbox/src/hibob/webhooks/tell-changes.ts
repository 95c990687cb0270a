import type { HibobRecords } from "../hibob-records.ts";
import type { HibobSwitches } from "../hibob-switches.ts";
import { changedFields, type EmployeeSnapshot } from "./employee-snapshot.ts";
import type { HibobHappening } from "./webhook-event.ts";

/** What the company's events are told with. */
export interface TellingParts {
  readonly records: HibobRecords;
  readonly switches: HibobSwitches;
}

/** What happened to somebody between two snapshots, as far as events tell: fields, tables, then the lifecycle. */
export function tellChanges(
  before: EmployeeSnapshot,
  after: EmployeeSnapshot,
  at: number,
  { records, switches }: TellingParts,
): readonly HibobHappening[] {
  const employeeId = after.employee.id;
  const fields = changedFields(before, after, records, switches);
  return [
    ...(fields.length > 0 ? [{ type: "employee.updated", employeeId, at, fields }] : []),
    ...[...workEntries(before, after), ...lifecycleEntries(before, after)].map((row) => ({ ...row, employeeId, at })),
    ...turnsOf(before.status, after.status).map((type) => ({ type, employeeId, at })),
  ];
}

type TableEntry = Pick<HibobHappening, "type" | "tableId" | "effectiveDate">;

/** A row that is taken away fires nothing. */
function workEntries(before: EmployeeSnapshot, after: EmployeeSnapshot): readonly TableEntry[] {
  if (before.rows === after.rows) return [];
  return after.rows.flatMap((row) => {
    if (before.rows.some((known) => sameRow(known, row))) return [];
    const wasThere = before.rows.some(({ effectiveDate }) => effectiveDate === row.effectiveDate);
    return entry(wasThere ? "table.entry.updated" : "table.entry.created", "work", row.effectiveDate);
  });
}

const sameRow = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);

function lifecycleEntries(before: EmployeeSnapshot, after: EmployeeSnapshot): readonly TableEntry[] {
  const [was, is] = [before.employee, after.employee];
  const isRehired = is.startDate > (was.terminationDate ?? is.startDate);
  const start = isRehired ? "table.entry.created" : "table.entry.updated";
  const end = was.terminationDate === null ? "table.entry.created" : "table.entry.updated";
  return [
    ...(was.startDate === is.startDate ? [] : [entry(start, "lifecycle", is.startDate)]),
    ...(was.terminationDate === is.terminationDate || is.terminationDate === null
      ? []
      : [entry(end, "lifecycle", is.terminationDate)]),
  ];
}

const entry = (type: string, tableId: string, effectiveDate: string): TableEntry => ({ type, tableId, effectiveDate });

const isOut = (status: string): boolean => status === "terminated" || status === "garden leave";
const isIn = (status: string): boolean => status !== "hired" && !isOut(status);

/** The types that a turn of the status fires: somebody leaves once, at the garden leave or at the termination. */
function turnsOf(before: string, after: string): readonly string[] {
  if (before === after) return [];
  if (!isIn(before) && isIn(after)) return ["employee.joined"];
  const inactivated = after === "terminated" ? ["employee.inactivated"] : [];
  if (isOut(after)) return isIn(before) ? ["employee.left", ...inactivated] : inactivated;
  if (isIn(before) && isIn(after)) return [after === "employed" ? "employee.activated" : "employee.inactivated"];
  return [];
}
