import { hashText } from "../people/seeded-random.ts";
import type { HibobEmployee, HibobRecords, HibobWorkRow } from "./hibob-records.ts";
import type { HibobSwitches } from "./hibob-switches.ts";
import { lifecycleStatus, spelt, todayOf } from "./lifecycle-status.ts";

/** The categories that permissions are granted by, with their names for people. */
export const hibobCategories = {
  root: "Basic info",
  about: "About",
  work: "Work",
  lifecycle: "Lifecycle",
  employment: "Employment",
  personalContact: "Personal contact details",
  address: "Address",
  personal: "Personal",
} as const;

/** A category of fields. */
export type HibobCategory = keyof typeof hibobCategories;

/** What a field is read from: a person on a day. */
export interface EmployeeView {
  readonly employee: HibobEmployee;
  readonly work: HibobWorkRow | undefined;
  readonly records: HibobRecords;
  readonly switches: HibobSwitches;
  readonly now: number;
  /** Grows with every request: pictures and counters never stand still. */
  readonly turn: number;
}

/** One field: what metadata says of it, and its machine value. */
export interface HibobField {
  readonly id: string;
  readonly name: string;
  readonly category: HibobCategory;
  readonly type: "text" | "number" | "date" | "boolean" | "list" | "employee-reference";
  /** The named list that it chooses from; its value is then the item's name as it was made. */
  readonly list?: string;
  readonly read: (view: EmployeeView) => unknown;
}

type Row = readonly [id: string, name: string, type: HibobField["type"], read: HibobField["read"], list?: string];

const field =
  (category: HibobCategory) =>
  ([id, name, type, read, list]: Row): HibobField => ({ id, name, category, type, read, ...(list && { list }) });

const rootRows: readonly Row[] = [
  ["root.id", "Employee system ID", "text", ({ employee }) => employee.id],
  ["root.companyId", "Company ID", "number", ({ records }) => records.companyId],
  ["root.email", "Email", "text", ({ employee }) => employee.email],
  ["root.firstName", "First name", "text", ({ employee }) => employee.firstName],
  ["root.secondName", "Middle name", "text", ({ employee }) => employee.secondName],
  ["root.surname", "Last name", "text", ({ employee }) => employee.surname],
  ["root.displayName", "Display name", "text", ({ employee }) => displayNameOf(employee)],
  ["root.avatarUrl", "Avatar", "text", ({ turn }) => `https://images.example/avatar?signature=${turn}`],
  ["root.coverImageUrl", "Cover", "text", ({ turn }) => `https://images.example/cover?signature=${turn}`],
];

const workRows: readonly Row[] = [
  ["work.title", "Job title", "list", ({ work }) => work?.title, "title"],
  ["work.department", "Department", "list", ({ work }) => work?.department, "department"],
  ["work.site", "Site", "text", ({ employee }) => employee.site],
  ["work.siteId", "Site ID", "number", ({ employee }) => employee.site && hashText(employee.site) % 10_000_000],
  ["work.startDate", "Start date", "date", ({ employee }) => employee.startDate],
  ["work.originalStartDate", "Original start date", "date", ({ employee }) => employee.originalStartDate],
  ["work.employeeIdInCompany", "Employee ID", "number", ({ employee }) => employee.employeeNumber],
  ["work.reportsTo", "Reports to", "employee-reference", (view) => managerOf(view)],
  ["work.manager", "Manager ID", "text", ({ work }) => work?.reportsTo],
  ["work.workPhone", "Work phone", "text", ({ employee }) => employee.workPhone],
  ["work.workMobile", "Work mobile", "text", ({ employee }) => employee.workMobile],
  ["work.tenureDuration", "Tenure", "number", ({ turn }) => turn],
];

const lifecycleRows: readonly Row[] = [
  ["internal.status", "Status", "text", (view) => activity(view)],
  ["internal.lifecycleStatus", "Lifecycle status", "text", (view) => spelt(statusOf(view), view.switches)],
  ["internal.terminationDate", "Termination date", "date", ({ employee }) => employee.terminationDate],
  ["internal.terminationReason", "Termination reason", "text", ({ employee }) => employee.terminationReason],
  ["internal.periodSinceTermination", "Time since termination", "number", ({ turn }) => turn],
  ["employee.lastDayOfWork", "Last day of work", "date", ({ employee }) => employee.lastDayOfWork],
];

const contactRows: readonly Row[] = [
  ["home.privateEmail", "Personal email", "text", ({ employee }) => employee.privateEmail],
  ["home.mobilePhone", "Personal mobile", "text", ({ employee }) => employee.mobilePhone],
];

const addressRows: readonly Row[] = [
  ["address.line1", "Address line 1", "text", ({ employee }) => employee.street],
  ["address.city", "City", "text", ({ employee }) => employee.city],
  ["address.usaState", "State", "text", ({ employee }) => employee.region],
  ["address.postCode", "Post code", "text", ({ employee }) => employee.postCode],
  ["address.country", "Country", "text", ({ employee }) => employee.country],
];

/** The company's own fields. */
const customRows: readonly Row[] = [
  ["work.custom.field_1664441534861", "Cost centre", "text", custom("work.custom.field_1664441534861")],
  ["work.customColumns.column_1689923448119", "Desk", "text", custom("work.customColumns.column_1689923448119")],
  ["work.custom.field_1726685664449", "T-shirt size", "list", custom("work.custom.field_1726685664449"), "shirtSize"],
];

/** Every field of the company, as its metadata lists them. */
export function fieldsOf({ employmentFields }: HibobSwitches): readonly HibobField[] {
  const employmentRow: Row = [
    `${employmentFields}.type`,
    "Employment type",
    "list",
    ({ employee }) => employee.employmentType,
    "employmentType",
  ];
  return [
    ...rootRows.map(field("root")),
    field("about")(["about.avatar", "Picture", "text", ({ turn }) => `https://images.example/picture?at=${turn}`]),
    ...[...workRows, ...customRows].map(field("work")),
    ...lifecycleRows.map(field("lifecycle")),
    field("employment")(employmentRow),
    ...contactRows.map(field("personalContact")),
    ...addressRows.map(field("address")),
    field("personal")(["personal.birthDate", "Birth date", "date", () => "1990-01-01"]),
  ];
}

function custom(id: string): HibobField["read"] {
  return ({ employee }) => employee.custom[id];
}

function statusOf({ employee, now }: EmployeeView): string {
  return lifecycleStatus(employee, now);
}

function activity(view: EmployeeView): string {
  const word = statusOf(view) === "terminated" ? "Inactive" : "Active";
  return view.switches.statusSpelling === "Active" ? word : word.toLowerCase();
}

function displayNameOf({ displayName, firstName, surname }: HibobEmployee): string {
  return displayName ?? `${firstName} ${surname}`;
}

function managerOf({ work, records }: EmployeeView): object | null {
  const manager = records.employees.get(work?.reportsTo ?? "");
  if (manager === undefined) return null;
  const { id, email, firstName, surname } = manager;
  return { id, email, firstName, surname, displayName: displayNameOf(manager) };
}

/** The work row in force: the latest that has begun, else the first one to come. */
export function workInForce(records: HibobRecords, employee: HibobEmployee, now: number): HibobWorkRow | undefined {
  const today = todayOf(employee, now);
  const rows = records.work.get(employee.id) ?? [];
  return rows.findLast(({ effectiveDate }) => effectiveDate <= today) ?? rows[0];
}
