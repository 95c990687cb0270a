import { type EmployeeView, fieldsOf, type HibobField, workInForce } from "../hibob-fields.ts";
import { hibobId } from "../hibob-id.ts";
import type { HibobEmployee } from "../hibob-records.ts";
import { reaches } from "../hibob-routes.ts";
import { lifecycleStatus } from "../lifecycle-status.ts";
import type { HibobScimCompany } from "./hibob-scim-company.ts";

/** Somebody as SCIM sees them: a view of the very record that the API reads. */
export interface ScimPerson {
  readonly id: string;
  readonly userName: string;
  readonly active: boolean;
  readonly view: EmployeeView;
  /** A field's value where the service user may read it: a list's as switched, everything else as text. Absent: none. */
  readonly read: (fieldId: string) => string | undefined;
}

/** The id of an employee's user. */
export function scimUserId(employeeId: string, { scim }: Pick<HibobScimCompany, "scim">): string {
  return scim.userIds === "employee id" ? employeeId : hibobId(`user/${employeeId}`);
}

/** Everybody whom SCIM shows, in the order they were entered. */
export function scimPeople(company: HibobScimCompany): readonly ScimPerson[] {
  const { records, switches, access, clock } = company;
  const now = clock.now();
  const permitted = fieldsOf(switches).filter(({ category }) => access.categories.includes(category));
  const fields = new Map(permitted.map((field) => [field.id, field]));
  return [...records.employees.values()].flatMap((employee) => {
    const work = workInForce(records, employee, now);
    return personOf(company, fields, { employee, work, records, switches, now, turn: company.version }) ?? [];
  });
}

function personOf(
  company: HibobScimCompany,
  fields: ReadonlyMap<string, HibobField>,
  view: EmployeeView,
): ScimPerson | undefined {
  const { employee } = view;
  const active = activityOf(company, employee, view.now);
  const read = (fieldId: string) => textOf(fields.get(fieldId), view, company);
  const email = read("root.email");
  if (active === undefined || !reaches(company, employee)) return undefined;
  if (email === undefined && company.scim.withoutEmail === "left out") return undefined;
  const id = scimUserId(employee.id, company);
  const userName = company.scim.userNameCase === "lowered" ? email?.toLowerCase() : email;
  return { id, userName: userName ?? id, active, view, read };
}

/** Undefined: SCIM does not show them. A garden leave begins after the last day, so both ends lead out. */
function activityOf({ scim }: HibobScimCompany, employee: HibobEmployee, now: number): boolean | undefined {
  const status = lifecycleStatus(employee, now);
  if (status === "hired") return scim.hired === "left out" ? undefined : scim.hired === "active";
  if (status === "terminated" || status === "garden leave") return scim.leavers === "vanished" ? undefined : false;
  return status === "employed" || scim.onLeave === "active";
}

function textOf(
  field: HibobField | undefined,
  view: EmployeeView,
  { scim, records }: HibobScimCompany,
): string | undefined {
  const value = field?.read(view) ?? undefined;
  if (field === undefined || value === undefined) return undefined;
  const item = field.list === undefined ? undefined : records.lists.get(field.list)?.get(String(value));
  if (item !== undefined) return scim.listValues === "texts" ? item.name : item.id;
  return typeof value === "object" && "displayName" in value ? String(value.displayName) : String(value);
}
