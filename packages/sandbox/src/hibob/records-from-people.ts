import { sites } from "../people/places.ts";
import type { SandboxPerson } from "../people/sandbox-person.ts";
import { hashText } from "../people/seeded-random.ts";
import { hibobId, listItemId } from "./hibob-id.ts";
import type { HibobEmployee, HibobLeave, HibobRecords, HibobWorkRow } from "./hibob-records.ts";

/** The id of the record that an invented person gets. */
export function employeeIdOf(sandboxPersonId: string): string {
  return hibobId(`employee/${sandboxPersonId}`);
}

/** Turns invented people into the vendor's records, with the lists that their titles and departments are from. */
export function recordsFromPeople(people: readonly SandboxPerson[]): HibobRecords {
  const records: HibobRecords = { companyId: 571_568, employees: new Map(), work: new Map(), lists: new Map() };
  for (const person of people) {
    const employee = employeeOf(person);
    records.employees.set(employee.id, employee);
    setWork(records, employee.id, person.jobs.map(workRow));
    addListItem(records, "employmentType", employee.employmentType);
  }
  for (const size of ["S", "M", "L"]) addListItem(records, "shirtSize", size);
  return records;
}

/** Stores somebody's work rows in order, and enters titles and departments that no list has yet. */
export function setWork(records: HibobRecords, id: string, rows: readonly HibobWorkRow[]): void {
  const inOrder = rows.toSorted((one, other) => (one.effectiveDate < other.effectiveDate ? -1 : 1));
  records.work.set(id, inOrder);
  for (const { title, department } of rows) {
    addListItem(records, "title", title);
    addListItem(records, "department", department);
  }
}

function addListItem({ lists }: HibobRecords, list: string, name: string | null): void {
  const items = lists.get(list) ?? new Map();
  lists.set(list, items);
  if (name !== null && !items.has(name)) items.set(name, { id: listItemId(list, name), name, archived: false });
}

function workRow({ effectiveDate, title, department, managerId }: SandboxPerson["jobs"][number]): HibobWorkRow {
  return { effectiveDate, title, department, reportsTo: managerId === null ? null : employeeIdOf(managerId) };
}

function employeeOf(person: SandboxPerson): HibobEmployee {
  const { employment, earlierEmployments, address } = person;
  const office = sites.find(({ siteId }) => siteId === person.siteId);
  return {
    id: employeeIdOf(person.id),
    email: person.workEmail,
    firstName: person.firstName,
    secondName: person.middleName,
    surname: person.lastName,
    displayName: person.preferredName && `${person.preferredName} ${person.lastName}`,
    employeeNumber: Number(person.employeeNumber),
    site: office?.label ?? null,
    siteZone: office?.timeZone ?? null,
    startDate: employment.startDate,
    originalStartDate: earlierEmployments[0]?.startDate ?? employment.startDate,
    terminationDate: employment.endDate,
    lastDayOfWork: employment.lastWorkingDay,
    terminationReason: employment.leavingReason,
    leave: leaveOf(person.leave),
    workPhone: person.workPhone,
    workMobile: hashText(person.id) % 3 === 0 ? person.personalPhone : null,
    privateEmail: person.personalEmail,
    mobilePhone: person.personalPhone,
    street: address.street,
    city: address.city,
    region: address.region,
    postCode: address.postcode,
    country: address.country,
    employmentType: person.contractType,
    custom: { "work.custom.field_1664441534861": `CC-${100 + (hashText(person.team) % 900)}` },
  };
}

function leaveOf(leave: SandboxPerson["leave"]): HibobLeave | null {
  if (leave === null) return null;
  return { status: leave.kind === "parental" ? "parental leave" : "leave", from: leave.from, until: leave.until };
}
