import type { HibobActs, NewHibobEmployee } from "./hibob-acts.ts";
import { hibobId } from "./hibob-id.ts";
import type { HibobEmployee, HibobRecords } from "./hibob-records.ts";
import type { HibobSwitches } from "./hibob-switches.ts";
import { lifecycleStatus } from "./lifecycle-status.ts";
import { setWork } from "./records-from-people.ts";

/** What acts work with. */
export interface ActParts {
  readonly records: HibobRecords;
  readonly switches: HibobSwitches;
  readonly now: () => number;
}

const noEnd = { terminationDate: null, lastDayOfWork: null, terminationReason: null };

/** The acts on people; those on the service user are the stand-in's own. */
export function employeeActs({ records, switches, now }: ActParts): Omit<HibobActs, "setAccess" | "revokeToken"> {
  const shown = (employee: HibobEmployee) => ({ ...employee, lifecycleStatus: lifecycleStatus(employee, now()) });
  const known = (id: string): HibobEmployee => {
    const employee = records.employees.get(id);
    if (employee === undefined) throw new RangeError(`no employee ${id}`);
    return employee;
  };
  const change = (id: string, changes: Partial<HibobEmployee>) => {
    const employee = { ...known(id), ...changes };
    records.employees.set(id, employee);
    return shown(employee);
  };
  return {
    get employees() {
      return [...records.employees.values()].map(shown);
    },
    employee: (id) => shown(known(id)),
    addEmployee: (employee) => shown(enter(records, employee)),
    updateEmployee: change,
    moveStart: (id, startDate) => {
      const was = known(id).startDate;
      const rows = (records.work.get(id) ?? []).map((row) =>
        row.effectiveDate === was ? { ...row, effectiveDate: startDate } : row,
      );
      setWork(records, id, rows);
      return change(id, { startDate });
    },
    addWork: (id, row) => {
      const rows = records.work.get(known(id).id) ?? [];
      const before = rows.findLast(({ effectiveDate }) => effectiveDate <= row.effectiveDate);
      setWork(records, id, [...rows, { title: null, department: null, reportsTo: null, ...before, ...row }]);
    },
    terminate: (id, { terminationDate, lastDayOfWork = terminationDate }) => {
      if (lastDayOfWork > terminationDate) throw new RangeError("the last day of work is after the termination date");
      return change(id, { terminationDate, lastDayOfWork, terminationReason: "resigned" });
    },
    cancelTermination: (id) => change(id, noEnd),
    rehire: (id, startDate) => change(id, { startDate, ...(switches.endAfterRehire === "cleared" && noEnd) }),
    setLeave: (id, leave) => change(id, { leave }),
    deleteEmployee: (id) => {
      records.employees.delete(known(id).id);
      records.work.delete(id);
    },
    setCustomValue: (id, fieldId, value) => void change(id, { custom: { ...known(id).custom, [fieldId]: value } }),
    renameListItem: (list, from, to) => {
      const item = records.lists.get(list)?.get(from);
      if (item === undefined) throw new RangeError(`the list ${list} has no ${from}`);
      records.lists.get(list)?.set(from, { ...item, name: to });
    },
  };
}

const blank = {
  email: null,
  secondName: null,
  displayName: null,
  employeeNumber: null,
  site: null,
  siteZone: null,
  ...noEnd,
  leave: null,
  workPhone: null,
  workMobile: null,
  privateEmail: null,
  mobilePhone: null,
  street: null,
  city: null,
  region: null,
  postCode: null,
  country: null,
  employmentType: null,
  custom: {},
};

function enter(records: HibobRecords, entered: NewHibobEmployee): HibobEmployee {
  const { title = null, department = null, reportsTo = null, ...fields } = entered;
  const id = hibobId(`entered/${records.employees.size}/${fields.surname}`);
  const employee = { ...blank, originalStartDate: fields.startDate, ...fields, id };
  records.employees.set(id, employee);
  setWork(records, id, [{ effectiveDate: fields.startDate, title, department, reportsTo }]);
  return employee;
}
