import { defineMapping, type EmployeeShape, employeeShape, lookup, type Mapping } from "@rosterkit/core/mapping";
import { personAttributes } from "./person-attributes.ts";

const statuses = {
  hired: "preHire",
  employed: "active",
  leave: "onLeave",
  "parental leave": "onLeave",
  // The last day at the office is over, the employment is not: the dates say when access ends.
  "garden leave": "left",
  terminated: "left",
} as const;

/**
 * What a person in HiBob is as an Employee, as far as three permissions show it: basic info, work, lifecycle. Every rule can be replaced in a
 * sync's settings, and what needs a further permission is added there.
 */
export const hibobMapping: Mapping<typeof personAttributes, EmployeeShape> = defineMapping(
  personAttributes,
  employeeShape,
  (from) => ({
    workEmail: "email",
    givenName: "firstName",
    middleName: "middleName",
    familyName: "lastName",
    displayName: "displayName",
    employeeNumber: "employeeId",
    mobilePhone: "workMobile",
    workPhone: "workPhone",
    title: "title",
    department: "department",
    site: "site",
    manager: "reportsTo",
    managerEmail: from.follow("reportsTo", "email"),
    // Companies can have further statuses. They stay as they are, and core holds their people instead of guessing.
    employmentStatus: from.through("lifecycleStatus", lookup(statuses, { unknown: "asIs" })),
    startDate: "startDate",
    lastWorkingDay: "lastDayOfWork",
    endDate: "terminationDate",
  }),
);
