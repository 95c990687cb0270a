import { type GroupShape, groupShape } from "@rosterkit/core/adapter";
import { asEmail, defineMapping, type EmployeeShape, employeeShape, type Mapping } from "@rosterkit/core/mapping";
import { standardGroupAttributes, standardUserAttributes } from "./standard-attributes.ts";

type Users = typeof standardUserAttributes;
type Groups = typeof standardGroupAttributes;

/** How a user of the standard becomes an Employee. Whoever is not active has left; a day is told by no attribute of the standard. */
export const scimToEmployee: Mapping<Users, EmployeeShape> = defineMapping(
  standardUserAttributes,
  employeeShape,
  (from) => ({
    workEmail: from.first('emails[type eq "work"].value', from.through("userName", asEmail())),
    givenName: "name.givenName",
    middleName: "name.middleName",
    familyName: "name.familyName",
    honorificPrefix: "name.honorificPrefix",
    honorificSuffix: "name.honorificSuffix",
    displayName: "displayName",
    nickName: "nickName",
    title: "title",
    userType: "userType",
    preferredLanguage: "preferredLanguage",
    locale: "locale",
    timezone: "timezone",
    workPhone: 'phoneNumbers[type eq "work"].value',
    mobilePhone: 'phoneNumbers[type eq "mobile"].value',
    employeeNumber: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber",
    costCenter: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter",
    organization: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:organization",
    division: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:division",
    department: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
    manager: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
    employmentStatus: from.when("active", [false], from.constant("left"), from.constant("active")),
    updatedAt: "meta.lastModified",
  }),
);

/** How an employee becomes a user of the standard: what people at work know of each other. Addresses at home and private mail are not sent. */
export const scimFromEmployee: Mapping<EmployeeShape, Users> = defineMapping(
  employeeShape,
  standardUserAttributes,
  () => ({
    userName: "workEmail",
    'emails[type eq "work"].value': "workEmail",
    "name.givenName": "givenName",
    "name.middleName": "middleName",
    "name.familyName": "familyName",
    displayName: "displayName",
    title: "title",
    preferredLanguage: "preferredLanguage",
    locale: "locale",
    timezone: "timezone",
    'phoneNumbers[type eq "work"].value': "workPhone",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber": "employeeNumber",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter": "costCenter",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:organization": "organization",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:division": "division",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "department",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value": "manager",
  }),
);

/** How a group of the standard becomes a Group. */
export const scimToGroup: Mapping<Groups, GroupShape> = defineMapping(standardGroupAttributes, groupShape, () => ({
  name: "displayName",
}));

/** How a Group becomes a group of the standard, which has no place for a description. */
export const scimFromGroup: Mapping<GroupShape, Groups> = defineMapping(groupShape, standardGroupAttributes, () => ({
  displayName: "name",
}));
