import {
  defineMapping,
  type EmployeeShape,
  employeeShape,
  lookup,
  type Mapping,
  parseCountry,
} from "@rosterkit/core/mapping";
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
 * sync's settings, and what needs a further permission is added there. Without an address no country is known, so phone numbers are read that are
 * written with their country calling code.
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
    mobilePhone: from.phone("workMobile"),
    workPhone: from.phone("workPhone"),
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

/** What an address adds, where it may be viewed. Bob names countries, and numbers without a country calling code are taken for the address's. */
export const addressMapping: Mapping<typeof personAttributes, EmployeeShape> = defineMapping(
  personAttributes,
  employeeShape,
  (from) => ({
    streetAddress: "addressLine",
    locality: "city",
    region: "state",
    postalCode: "postCode",
    country: from.through("country", parseCountry()),
    mobilePhone: from.phone("workMobile", from.through("country", parseCountry())),
    workPhone: from.phone("workPhone", from.through("country", parseCountry())),
  }),
);
