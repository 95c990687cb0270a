import { type AttributeFacts, attributes } from "@rosterkit/core/adapter";
import type { OktaUser } from "./okta-user.ts";

const { text, email, url, country, zone, language, person, instant } = attributes<OktaUser>();

/** Okta stores three-byte UTF-8 at most, in any attribute. */
const facts = (label: string, maximumLength?: number, more: AttributeFacts = {}): AttributeFacts => ({
  label,
  basicMultilingualPlane: true,
  ...(maximumLength !== undefined && { maximumLength }),
  ...more,
});

const login = { unique: true, required: true, expected: true, compare: "identifier" } as const;
const mail = { required: true, expected: true, compare: "caseless" } as const;

/**
 * The base profile of an Okta user, with Okta's names and the lengths of its specification; a live schema shows fewer of them.
 * `managerId` is a reference to another user: mapped from an employee's manager it holds the id of the manager's Okta user.
 */
export const userAttributes = {
  "profile.login": email((u) => u.profile.login, facts("Login email", 100, login)),
  "profile.email": email((u) => u.profile.email, facts("Email", 100, mail)),
  "profile.firstName": text((u) => u.profile.firstName, facts("First name", 50, { required: true })),
  "profile.middleName": text((u) => u.profile.middleName, facts("Middle name")),
  "profile.lastName": text((u) => u.profile.lastName, facts("Last name", 50, { required: true })),
  "profile.honorificPrefix": text((u) => u.profile.honorificPrefix, facts("Honorific prefix")),
  "profile.honorificSuffix": text((u) => u.profile.honorificSuffix, facts("Honorific suffix")),
  "profile.displayName": text((u) => u.profile.displayName, facts("Display name")),
  "profile.nickName": text((u) => u.profile.nickName, facts("Nickname")),
  "profile.secondEmail": email((u) => u.profile.secondEmail, facts("Second email", 100, { compare: "caseless" })),
  "profile.employeeNumber": text((u) => u.profile.employeeNumber, facts("Employee number")),
  "profile.mobilePhone": text((u) => u.profile.mobilePhone, facts("Mobile phone number", 100)),
  "profile.primaryPhone": text((u) => u.profile.primaryPhone, facts("Primary phone number", 100)),
  "profile.streetAddress": text((u) => u.profile.streetAddress, facts("Street address", 1024)),
  "profile.city": text((u) => u.profile.city, facts("City", 128)),
  "profile.state": text((u) => u.profile.state, facts("State", 128)),
  "profile.zipCode": text((u) => u.profile.zipCode, facts("Zip code", 50)),
  "profile.countryCode": country((u) => u.profile.countryCode, facts("Country code", 2)),
  "profile.postalAddress": text((u) => u.profile.postalAddress, facts("Postal address", 4096)),
  "profile.timezone": zone((u) => u.profile.timezone, facts("Timezone")),
  "profile.preferredLanguage": language((u) => u.profile.preferredLanguage, facts("Preferred language")),
  "profile.locale": text((u) => u.profile.locale, facts("Locale")),
  "profile.profileUrl": url((u) => u.profile.profileUrl, facts("Profile url")),
  "profile.userType": text((u) => u.profile.userType, facts("User type")),
  "profile.organization": text((u) => u.profile.organization, facts("Organisation")),
  "profile.division": text((u) => u.profile.division, facts("Division")),
  "profile.department": text((u) => u.profile.department, facts("Department")),
  "profile.costCenter": text((u) => u.profile.costCenter, facts("Cost centre")),
  "profile.title": text((u) => u.profile.title, facts("Title")),
  "profile.manager": text((u) => u.profile.manager, facts("Manager")),
  "profile.managerId": person((u) => u.profile.managerId, facts("Manager id")),
  lastUpdated: instant((u) => u.lastUpdated, { label: "Last updated", readOnly: true }),
};

/** The type of `userAttributes`. */
export type UserAttributes = typeof userAttributes;
