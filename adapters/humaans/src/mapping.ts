import { defineMapping, type EmployeeShape, employeeShape, lookup, type Mapping } from "@rosterkit/core/mapping";
import { personAttributes } from "./person-attributes.ts";

/** What a person in Humaans is as an Employee. Every rule can be replaced in a sync's settings. */
export const humaansMapping: Mapping<typeof personAttributes, EmployeeShape> = defineMapping(
  personAttributes,
  employeeShape,
  (from) => ({
    workEmail: "email",
    givenName: "firstName",
    middleName: "middleName",
    familyName: "lastName",
    nickName: "preferredName",
    personalEmail: "personalEmail",
    employeeNumber: "employeeId",
    mobilePhone: "personalPhoneNumber",
    workPhone: "phoneNumber",
    streetAddress: "address",
    locality: "city",
    region: "state",
    postalCode: "postcode",
    country: "countryCode",
    timezone: "timezone",
    profileUrl: "profileUrl",
    userType: "contractType",
    organization: "company",
    title: "jobTitle",
    department: "department",
    manager: "manager",
    managerEmail: from.follow("manager", "email"),
    // Another status than these stays as it is, and core holds its people instead of guessing.
    employmentStatus: from.through(
      "status",
      lookup({ newHire: "preHire", active: "active", offboarded: "left" }, { unknown: "asIs" }),
    ),
    startDate: "employmentStartDate",
    lastWorkingDay: "lastWorkingDay",
    endDate: "employmentEndDate",
    site: "site",
    teams: "teams",
    photoUrl: "photoUrl",
    updatedAt: "updatedAt",
  }),
);
