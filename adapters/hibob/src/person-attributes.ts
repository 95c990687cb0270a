import { type Attribute, type AttributeFacts, attributes } from "@rosterkit/core/adapter";
import type { components } from "./api.gen.ts";
import type { HibobPerson } from "./bob-person.ts";

type Read = (row: HibobPerson) => string | null | undefined;

/** A text or a number. Bob may say "none" by an empty text too. */
const readValue =
  (field: string): Read =>
  ({ values }) => {
    const found = values[field];
    if (found === null || found === "") return null;
    return typeof found === "string" || typeof found === "number" ? String(found) : undefined;
  };

/** What people read in a list's place. An id that came without it is not said: nobody wants nine digits for a department. */
const readLabel =
  (field: string): Read =>
  (row) => {
    const label = row.labels[field];
    const found = label === undefined ? readValue(field)(row) : label;
    return found && /^\d{6,}$/.test(found) ? undefined : found;
  };

/** Clients write statuses with spaces; other spellings are read as the same words. */
const readStatus: Read = (row) => {
  const status = readValue("internal.lifecycleStatus")(row);
  if (status == null) return status;
  return status
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
};

/** An end before the start is that of an earlier employment, and says nothing of the one that counts. */
const readEnd =
  (field: string): Read =>
  (row) => {
    const end = readValue(field)(row);
    const start = readValue("work.startDate")(row);
    return end && start && end < start && readStatus(row) !== "terminated" ? null : end;
  };

const readManager: Read = ({ values: { "work.reportsTo": manager } }) => {
  const id = typeof manager === "object" && manager !== null && "id" in manager ? manager.id : manager;
  return typeof id === "string" || id === null ? id : undefined;
};

/** What an attribute is made of: how it is read from these fields, and what is known of it. */
const from = <const Facts extends AttributeFacts>(read: Read, fields: readonly string[], facts: Facts) =>
  [read, { ...facts, fields }] as const;
const value = <const Facts extends AttributeFacts>(field: string, facts: Facts) =>
  from(readValue(field), [field], facts);
const label = <const Facts extends AttributeFacts>(field: string, facts: Facts) =>
  from(readLabel(field), [field], facts);
const end = <const Facts extends AttributeFacts>(field: string, facts: Facts) =>
  from(readEnd(field), [field, "work.startDate", "internal.lifecycleStatus"], facts);

const { text, email, phone, day, person } = attributes<HibobPerson>();

/** Sources spell the employment category in two ways; a company has one of them. */
const employmentTypes = ["payroll.employment.type", "employment.type"] as const;
const readEmploymentType: Read = (row) =>
  readLabel(employmentTypes.find((field) => row.values[field] !== undefined) ?? employmentTypes[0])(row);

/**
 * What HiBob knows of a person, by names and labels that Bob's screens use. What needs another permission than the three that every sync needs comes
 * last. Pictures and counters change without anybody's doing and are not here.
 */
export const personAttributes = {
  id: text((row) => row.id, { label: "Employee system ID", readOnly: true, fields: ["root.id"] }),
  email: email(...value("root.email", { label: "Work email", expected: true })),
  firstName: text(...value("root.firstName", { label: "First name", expected: true })),
  middleName: text(...value("root.secondName", { label: "Middle name" })),
  lastName: text(...value("root.surname", { label: "Last name", expected: true })),
  displayName: text(...value("root.displayName", { label: "Display name" })),
  employeeId: text(...value("work.employeeIdInCompany", { label: "Employee ID" })),
  title: text(...label("work.title", { label: "Job title" })),
  department: text(...label("work.department", { label: "Department" })),
  site: text(...label("work.site", { label: "Site" })),
  reportsTo: person(...from(readManager, ["work.reportsTo"], { label: "Reports to" })),
  workPhone: phone(...value("work.workPhone", { label: "Work phone" })),
  workMobile: phone(...value("work.workMobile", { label: "Work mobile" })),
  startDate: day(...value("work.startDate", { label: "Start date", expected: true })),
  lifecycleStatus: text(
    ...from(readStatus, ["internal.lifecycleStatus"], { label: "Lifecycle status", expected: true }),
  ),
  terminationDate: day(...end("internal.terminationDate", { label: "Termination date" })),
  lastDayOfWork: day(...end("employee.lastDayOfWork", { label: "Last day at the office" })),
  privateEmail: email(...value("home.privateEmail", { label: "Personal email" })),
  mobilePhone: phone(...value("home.mobilePhone", { label: "Personal mobile" })),
  addressLine: text(...value("address.line1", { label: "Address line 1" })),
  city: text(...value("address.city", { label: "City" })),
  state: text(...label("address.usaState", { label: "State" })),
  postCode: text(...value("address.postCode", { label: "Post code" })),
  country: text(...label("address.country", { label: "Country" })),
  employmentType: text(...from(readEmploymentType, employmentTypes, { label: "Employment type" })),
} as const;

/** The attribute of one of the company's own fields: a day for dates, else what people read. */
export const customAttribute = ({ id, name, type }: components["schemas"]["Field"]): Attribute<HibobPerson> =>
  type === "date" ? day(...value(id, { label: name })) : text(...label(id, { label: name }));
