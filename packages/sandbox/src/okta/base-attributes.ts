import type { SchemaAttribute } from "./schema-attribute.ts";

type Self = "HIDE" | "READ_ONLY" | "READ_WRITE";
type Limits = Partial<Pick<SchemaAttribute, "format" | "required" | "minLength" | "maxLength">>;

/** One base attribute: name, title, what the person may do with it, and what a live org's schema says beside that. */
const rows: readonly (readonly [name: string, title: string, self: Self, limits?: Limits])[] = [
  ["login", "Username", "READ_ONLY", { required: true, minLength: 5, maxLength: 100 }],
  ["firstName", "First name", "READ_WRITE", { required: true, minLength: 1, maxLength: 50 }],
  ["lastName", "Last name", "READ_WRITE", { required: true, minLength: 1, maxLength: 50 }],
  ["middleName", "Middle name", "READ_ONLY"],
  ["honorificPrefix", "Honorific prefix", "READ_ONLY"],
  ["honorificSuffix", "Honorific suffix", "READ_ONLY"],
  ["email", "Primary email", "READ_WRITE", { required: true, format: "email" }],
  ["title", "Title", "READ_ONLY"],
  ["displayName", "Display name", "READ_ONLY"],
  ["nickName", "Nickname", "READ_ONLY"],
  ["profileUrl", "Profile Url", "READ_ONLY", { format: "uri" }],
  ["secondEmail", "Secondary email", "READ_WRITE", { format: "email" }],
  ["mobilePhone", "Mobile phone", "READ_WRITE", { maxLength: 100 }],
  ["primaryPhone", "Primary phone", "HIDE", { maxLength: 100 }],
  ["streetAddress", "Street address", "HIDE"],
  ["city", "City", "HIDE"],
  ["state", "State", "HIDE"],
  ["zipCode", "Zip code", "HIDE"],
  ["countryCode", "Country code", "HIDE", { format: "country-code" }],
  ["postalAddress", "Postal Address", "HIDE"],
  ["preferredLanguage", "Preferred language", "READ_ONLY", { format: "language-code" }],
  ["locale", "Locale", "READ_ONLY", { format: "locale" }],
  ["timezone", "Time zone", "READ_ONLY", { format: "timezone" }],
  ["userType", "User type", "READ_ONLY"],
  ["employeeNumber", "Employee number", "READ_ONLY"],
  ["costCenter", "Cost center", "READ_ONLY"],
  ["organization", "Organization", "READ_ONLY"],
  ["division", "Division", "READ_ONLY"],
  ["department", "Department", "READ_ONLY"],
  ["managerId", "ManagerId", "READ_ONLY"],
  ["manager", "Manager", "READ_ONLY"],
];

/**
 * The 31 attributes that every Okta user has, as the schema of a live org shows them (recorded in okta/okta-sdk-
 * python).
 */
export const baseAttributes: readonly SchemaAttribute[] = rows.map(([name, title, self, limits]) => ({
  name,
  title,
  type: "string",
  self,
  ...limits,
}));

/** Lengths that Okta's specification states although the live schema does not; a switch decides whether they hold. */
export const specifiedLengths: Readonly<Record<string, { readonly minLength?: number; readonly maxLength: number }>> = {
  email: { minLength: 5, maxLength: 100 },
  secondEmail: { maxLength: 100 },
  streetAddress: { maxLength: 1024 },
  city: { maxLength: 128 },
  state: { maxLength: 128 },
  zipCode: { maxLength: 50 },
  countryCode: { maxLength: 2 },
  postalAddress: { maxLength: 4096 },
};
