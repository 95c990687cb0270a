import { defineMapping, type EmployeeShape, employeeShape, type Mapping } from "@rosterkit/core/mapping";
import { userAttributes } from "./people.ts";

type Users = typeof userAttributes;

/**
 * How an employee becomes a Declaree user: what the product asks for before somebody can be invited. Manager and organisation are switches of the
 * connection; everything else is a rule of the sync's settings.
 */
export const declareeMapping: Mapping<EmployeeShape, Users> = defineMapping(employeeShape, userAttributes, () => ({
  userName: "workEmail",
  'emails[type eq "work"].value': "workEmail",
  "name.givenName": "givenName",
  "name.familyName": "familyName",
}));

/** How a Declaree user becomes an Employee, for an import. Whoever is not enabled has left; no day is told. */
export const declareeToEmployee: Mapping<Users, EmployeeShape> = defineMapping(
  userAttributes,
  employeeShape,
  (from) => ({
    workEmail: "userName",
    givenName: "name.givenName",
    middleName: "name.middleName",
    familyName: "name.familyName",
    displayName: "displayName",
    title: "title",
    preferredLanguage: "preferredLanguage",
    workPhone: 'phoneNumbers[type eq "work"].value',
    mobilePhone: 'phoneNumbers[type eq "mobile"].value',
    employeeNumber: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber",
    costCenter: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter",
    organization: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:organization",
    department: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
    manager: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
    employmentStatus: from.when("active", [false], from.constant("left"), from.constant("active")),
    updatedAt: "meta.lastModified",
  }),
);
