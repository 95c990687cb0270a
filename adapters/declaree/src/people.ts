import { userType } from "@rosterkit/scim";
import { scimShape } from "@rosterkit/scim/adapter";

/**
 * What a Declaree user has by SCIM. The vendor publishes no schema: these are the standard's names for what the product has, and what a server
 * does not keep of them is told after the first write. The user name is the email address, which the product shows as one.
 */
export const userAttributes = scimShape(userType, {
  userName: { kind: "email", label: "User name", unique: true, required: true, expected: true, compare: "caseless" },
  externalId: { kind: "text", label: "External id" },
  "name.givenName": { kind: "text", label: "First name" },
  "name.middleName": { kind: "text", label: "Last name prefix" },
  "name.familyName": { kind: "text", label: "Last name" },
  displayName: { kind: "text", label: "Display name" },
  title: { kind: "text", label: "Title" },
  preferredLanguage: { kind: "language", label: "Language" },
  'emails[type eq "work"].value': { kind: "email", label: "Email", compare: "caseless" },
  'phoneNumbers[type eq "work"].value': { kind: "phone", label: "Work phone" },
  'phoneNumbers[type eq "mobile"].value': { kind: "phone", label: "Mobile phone" },
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber": { kind: "text", label: "Code" },
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter": { kind: "text", label: "Cost centre" },
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:organization": { kind: "text", label: "Organisation" },
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": { kind: "text", label: "Department" },
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value": { kind: "person", label: "Submits to" },
  password: { kind: "text", label: "Password", writeOnly: true },
  active: { kind: "flag", label: "Enabled", readOnly: true },
  "meta.lastModified": { kind: "instant", label: "Last modified", readOnly: true },
});

/** Where the standard has a user's manager. */
export const managerAttribute = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value";

/** Where the standard has a user's organisation; Declaree can set up another attribute for a customer. */
export const standardOrganization = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:organization";
