import type { HibobAccess } from "./hibob-access.ts";
import type { HibobEmployee, HibobLeave, HibobWorkRow } from "./hibob-records.ts";

/** A person entered by hand, with the first work row. Days are `YYYY-MM-DD`. */
export interface NewHibobEmployee extends Partial<Omit<HibobEmployee, "id" | "startDate">> {
  readonly firstName: string;
  readonly surname: string;
  readonly startDate: string;
  readonly title?: string | null;
  readonly department?: string | null;
  /** The manager's id. */
  readonly reportsTo?: string | null;
}

/** The end of somebody's employment. Without `lastDayOfWork` it is the termination date. */
export interface Termination {
  readonly terminationDate: string;
  readonly lastDayOfWork?: string;
}

/** An employee with the lifecycle status of now. */
export interface EmployeeNow extends HibobEmployee {
  readonly lifecycleStatus: string;
}

/**
 * What an HR admin does in the app, and what a test may look at. Dates may lie ahead: what is due happens when the clock gets there.
 * Acts on unknown ids throw a RangeError.
 */
export interface HibobActs {
  /** Everybody, those who left too, whatever the service user may see. */
  readonly employees: readonly EmployeeNow[];
  readonly employee: (id: string) => EmployeeNow;
  readonly addEmployee: (employee: NewHibobEmployee) => EmployeeNow;
  readonly updateEmployee: (id: string, changes: Partial<Omit<HibobEmployee, "id">>) => EmployeeNow;
  /** Moves the first day, and the work row that starts on it. */
  readonly moveStart: (id: string, startDate: string) => EmployeeNow;
  /** Enters a work row, now or ahead; what is left out stays as in the row before it. */
  readonly addWork: (id: string, row: Partial<HibobWorkRow> & Pick<HibobWorkRow, "effectiveDate">) => void;
  /** A last day of work before the termination date makes a garden leave. */
  readonly terminate: (id: string, termination: Termination) => EmployeeNow;
  readonly cancelTermination: (id: string) => EmployeeNow;
  /** Takes somebody back who left: the same record, a later start. */
  readonly rehire: (id: string, startDate: string) => EmployeeNow;
  /** Null ends a leave. */
  readonly setLeave: (id: string, leave: HibobLeave | null) => EmployeeNow;
  /** Removes the employee's file for good. */
  readonly deleteEmployee: (id: string) => void;
  /** The value of one of the company's own fields, by the field's id. */
  readonly setCustomValue: (id: string, fieldId: string, value: string | null) => void;
  /** Another name for an item of a list: whoever has it keeps its id. */
  readonly renameListItem: (list: string, from: string, to: string) => void;
  /** Changes the permission groups of the service user, from the next request on. */
  readonly setAccess: (access: Partial<HibobAccess>) => void;
  /** Makes the token unknown from the next request on. */
  readonly revokeToken: () => void;
}
