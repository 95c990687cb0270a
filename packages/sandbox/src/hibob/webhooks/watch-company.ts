import type { HibobEmployee } from "../hibob-records.ts";
import { type EmployeeSnapshot, snapshotOf } from "./employee-snapshot.ts";
import { type TellingParts, tellChanges } from "./tell-changes.ts";
import { turningPoints } from "./turning-points.ts";
import type { HibobHappening } from "./webhook-event.ts";

/** Sees what happens in the company: acts when looked at after each, and what dates bring when the clock has got there. */
export interface CompanyWatch {
  /** What happened since the last look, in order. */
  readonly look: () => readonly HibobHappening[];
}

/** Begins to watch: what was before is not told. */
export function watchCompany(parts: TellingParts, now: () => number): CompanyWatch {
  const { records } = parts;
  let lookedAt = now();
  let known = new Map([...records.employees].map(([id, each]) => [id, snapshotOf(records, each, lookedAt)]));
  return {
    look: () => {
      const [since, until] = [lookedAt, now()];
      const seen = new Map<string, EmployeeSnapshot>();
      const happenings = [...records.employees.values()].flatMap((employee) => {
        const { snapshot, told } = lookAt(employee, known.get(employee.id), since, until, parts);
        seen.set(employee.id, snapshot);
        return told;
      });
      const gone = [...known.keys()].filter((id) => !seen.has(id));
      known = seen;
      lookedAt = until;
      const deleted = gone.map((employeeId) => ({ type: "employee.deleted", employeeId, at: until }));
      return [...happenings, ...deleted].toSorted((one, other) => one.at - other.at);
    },
  };
}

function lookAt(
  employee: HibobEmployee,
  before: EmployeeSnapshot | undefined,
  since: number,
  until: number,
  parts: TellingParts,
): { readonly snapshot: EmployeeSnapshot; readonly told: readonly HibobHappening[] } {
  const points = before ? turningPoints(before, since, until) : [];
  if (before && points.length === 0 && isSameRecord(before, employee, parts)) return { snapshot: before, told: [] };
  const after = snapshotOf(parts.records, employee, until);
  if (before === undefined)
    return { snapshot: after, told: [{ type: "employee.created", employeeId: employee.id, at: until }] };
  const told: HibobHappening[] = [];
  let last = before;
  // Dates that came before somebody's act are of the record as it was then.
  for (const at of points) {
    const next = { ...before, ...turned(before, at, parts) };
    told.push(...tellChanges(last, next, at, parts));
    last = next;
  }
  return { snapshot: after, told: [...told, ...tellChanges(last, after, until, parts)] };
}

const isSameRecord = (before: EmployeeSnapshot, employee: HibobEmployee, { records }: TellingParts): boolean =>
  before.employee === employee && before.rows === records.work.get(employee.id);

/** Status and work of a record as it was, at another instant. */
function turned({ employee, rows }: EmployeeSnapshot, at: number, { records }: TellingParts) {
  const then = { ...records, work: new Map([[employee.id, rows]]) };
  const { work, status } = snapshotOf(then, employee, at);
  return { work, status };
}
