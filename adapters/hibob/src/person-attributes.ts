import { type Attribute, attributes } from "@rosterkit/core/adapter";
import type { components } from "./api.gen.ts";
import type { HibobPerson } from "./bob-person.ts";

type Read = (row: HibobPerson) => string | null | undefined;

/** A text or a number of the first of these fields that is there. Bob may say "none" by an empty text too. */
const value =
  (...fields: readonly string[]): Read =>
  ({ values }) => {
    const found = values[fields.find((field) => values[field] !== undefined) ?? ""];
    if (found === null || found === "") return null;
    return typeof found === "string" || typeof found === "number" ? String(found) : undefined;
  };

/** What people read in a list's place. An id that came without it is not said: nobody wants nine digits for a department. */
const label =
  (...fields: readonly string[]): Read =>
  (row) => {
    const found = row.labels[fields.find((field) => row.labels[field] !== undefined) ?? ""] ?? value(...fields)(row);
    return found && /^\d{6,}$/.test(found) ? undefined : found;
  };

/** Clients write statuses with spaces; other spellings are read as the same words. */
const status: Read = (row) =>
  value("internal.lifecycleStatus")(row)
    ?.replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();

/** An end before the start is that of an earlier employment, and says nothing of the one that counts. */
const endOf =
  (field: string): Read =>
  (row) => {
    const end = value(field)(row);
    const start = value("work.startDate")(row);
    return end && start && end < start && status(row) !== "terminated" ? null : end;
  };

const managerId: Read = ({ values: { "work.reportsTo": manager } }) => {
  const id = typeof manager === "object" && manager !== null && "id" in manager ? manager.id : manager;
  return typeof id === "string" || id === null ? id : undefined;
};

const { text, email, phone, day, person } = attributes<HibobPerson>();

/** What HiBob knows of a person, by names and labels that Bob's screens use. What needs another permission than the three that every sync needs comes last. */
export const personAttributes = {
  id: text((row) => row.id, { label: "Employee system ID", readOnly: true }),
  email: email(value("root.email"), { label: "Work email", expected: true }),
  firstName: text(value("root.firstName"), { label: "First name", expected: true }),
  middleName: text(value("root.secondName"), { label: "Middle name" }),
  lastName: text(value("root.surname"), { label: "Last name", expected: true }),
  displayName: text(value("root.displayName"), { label: "Display name" }),
  employeeId: text(value("work.employeeIdInCompany"), { label: "Employee ID" }),
  title: text(label("work.title"), { label: "Job title" }),
  department: text(label("work.department"), { label: "Department" }),
  site: text(label("work.site"), { label: "Site" }),
  reportsTo: person(managerId, { label: "Reports to" }),
  workPhone: phone(value("work.workPhone"), { label: "Work phone" }),
  workMobile: phone(value("work.workMobile"), { label: "Work mobile" }),
  startDate: day(value("work.startDate"), { label: "Start date", expected: true }),
  lifecycleStatus: text(status, { label: "Lifecycle status", expected: true }),
  terminationDate: day(endOf("internal.terminationDate"), { label: "Termination date" }),
  lastDayOfWork: day(endOf("employee.lastDayOfWork"), { label: "Last day at the office" }),
  privateEmail: email(value("home.privateEmail"), { label: "Personal email" }),
  mobilePhone: phone(value("home.mobilePhone"), { label: "Personal mobile" }),
  addressLine: text(value("address.line1"), { label: "Address line 1" }),
  city: text(value("address.city"), { label: "City" }),
  state: text(label("address.usaState"), { label: "State" }),
  postCode: text(value("address.postCode"), { label: "Post code" }),
  country: text(label("address.country"), { label: "Country" }),
  employmentType: text(label("payroll.employment.type", "employment.type"), { label: "Employment type" }),
} as const;

/** The fields that each attribute is read from. Pictures and counters change without anybody's doing and are in none. */
export const fieldsOfAttributes: { readonly [N in keyof typeof personAttributes]: readonly string[] } = {
  id: ["root.id"],
  email: ["root.email"],
  firstName: ["root.firstName"],
  middleName: ["root.secondName"],
  lastName: ["root.surname"],
  displayName: ["root.displayName"],
  employeeId: ["work.employeeIdInCompany"],
  title: ["work.title"],
  department: ["work.department"],
  site: ["work.site"],
  reportsTo: ["work.reportsTo"],
  workPhone: ["work.workPhone"],
  workMobile: ["work.workMobile"],
  startDate: ["work.startDate"],
  lifecycleStatus: ["internal.lifecycleStatus"],
  terminationDate: ["internal.terminationDate", "work.startDate", "internal.lifecycleStatus"],
  lastDayOfWork: ["employee.lastDayOfWork", "work.startDate", "internal.lifecycleStatus"],
  privateEmail: ["home.privateEmail"],
  mobilePhone: ["home.mobilePhone"],
  addressLine: ["address.line1"],
  city: ["address.city"],
  state: ["address.usaState"],
  postCode: ["address.postCode"],
  country: ["address.country"],
  employmentType: ["payroll.employment.type", "employment.type"],
};

/** The attribute of one of the company's own fields: a day for dates, else what people read. */
export const customAttribute = ({ id, name, type }: components["schemas"]["Field"]): Attribute<HibobPerson> =>
  type === "date" ? day(value(id), { label: name }) : text(label(id), { label: name });
