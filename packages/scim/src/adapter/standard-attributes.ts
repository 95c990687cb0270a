import type { Kind } from "@rosterkit/core/adapter";
import { groupType, userType } from "../schema/standard-types.ts";
import { scimShape } from "./scim-shape.ts";

const text = <const Label extends string>(label: Label) => ({ kind: "text", label }) as const;
const of = <const K extends Kind, const Label extends string>(kind: K, label: Label) => ({ kind, label }) as const;

/** What people know of a user by the standard, the enterprise extension included. */
export const standardUserTable = {
  userName: { kind: "text", label: "User name", unique: true, required: true, expected: true, compare: "caseless" },
  externalId: text("External id"),
  "name.givenName": text("First name"),
  "name.middleName": text("Middle name"),
  "name.familyName": text("Last name"),
  "name.honorificPrefix": text("Honorific prefix"),
  "name.honorificSuffix": text("Honorific suffix"),
  displayName: text("Display name"),
  nickName: text("Nickname"),
  profileUrl: of("url", "Profile URL"),
  title: text("Title"),
  userType: text("User type"),
  preferredLanguage: of("language", "Preferred language"),
  locale: of("language", "Locale"),
  timezone: of("zone", "Time zone"),
  'emails[type eq "work"].value': { kind: "email", label: "Work email", compare: "caseless" },
  'emails[type eq "home"].value': { kind: "email", label: "Home email", compare: "caseless" },
  'phoneNumbers[type eq "work"].value': of("phone", "Work phone"),
  'phoneNumbers[type eq "mobile"].value': of("phone", "Mobile phone"),
  'addresses[type eq "work"].streetAddress': text("Street address"),
  'addresses[type eq "work"].locality': text("City"),
  'addresses[type eq "work"].region': text("State or region"),
  'addresses[type eq "work"].postalCode': text("Postal code"),
  'addresses[type eq "work"].country': of("country", "Country"),
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber": text("Employee number"),
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter": text("Cost centre"),
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:organization": text("Organisation"),
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:division": text("Division"),
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": text("Department"),
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value": of("person", "Manager"),
  password: { kind: "text", label: "Password", writeOnly: true },
  active: { kind: "flag", label: "Active", readOnly: true },
  "groups.value": { kind: "groups", label: "Groups", readOnly: true },
  "meta.lastModified": { kind: "instant", label: "Last modified", readOnly: true },
} as const;

/** The same as a shape. `active` is read only: it is what moving somebody between states writes. */
export const standardUserAttributes = scimShape(userType, standardUserTable);

/** What a group has by the standard, besides its members. */
export const standardGroupAttributes = scimShape(groupType, {
  displayName: { kind: "text", label: "Name", unique: true, required: true, expected: true, compare: "caseless" },
  externalId: text("External id"),
});
