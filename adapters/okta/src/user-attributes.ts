import { type AttributeFacts, attributes } from "@rosterkit/core/adapter";
import type { OktaUser } from "./okta-user.ts";

const { text, email, url, country, zone, language, person, day, instant } = attributes<OktaUser>();

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
 * `startDate` and `manager` are what the connection's settings name attributes for, made out while reading as a source.
 */
export const userAttributes = {
  "profile.login": email((u) => u.profile.login ?? null, facts("Login email", 100, login)),
  "profile.email": email((u) => u.profile.email ?? null, facts("Email", 100, mail)),
  "profile.firstName": text((u) => u.profile.firstName ?? null, facts("First name", 50, { required: true })),
  "profile.middleName": text((u) => u.profile.middleName ?? null, facts("Middle name")),
  "profile.lastName": text((u) => u.profile.lastName ?? null, facts("Last name", 50, { required: true })),
  "profile.honorificPrefix": text((u) => u.profile.honorificPrefix ?? null, facts("Honorific prefix")),
  "profile.honorificSuffix": text((u) => u.profile.honorificSuffix ?? null, facts("Honorific suffix")),
  "profile.displayName": text((u) => u.profile.displayName ?? null, facts("Display name")),
  "profile.nickName": text((u) => u.profile.nickName ?? null, facts("Nickname")),
  "profile.secondEmail": email(
    (u) => u.profile.secondEmail ?? null,
    facts("Second email", 100, { compare: "caseless" }),
  ),
  "profile.employeeNumber": text((u) => u.profile.employeeNumber ?? null, facts("Employee number")),
  "profile.mobilePhone": text((u) => u.profile.mobilePhone ?? null, facts("Mobile phone number", 100)),
  "profile.primaryPhone": text((u) => u.profile.primaryPhone ?? null, facts("Primary phone number", 100)),
  "profile.streetAddress": text((u) => u.profile.streetAddress ?? null, facts("Street address", 1024)),
  "profile.city": text((u) => u.profile.city ?? null, facts("City", 128)),
  "profile.state": text((u) => u.profile.state ?? null, facts("State", 128)),
  "profile.zipCode": text((u) => u.profile.zipCode ?? null, facts("Zip code", 50)),
  "profile.countryCode": country((u) => u.profile.countryCode ?? null, facts("Country code", 2)),
  "profile.postalAddress": text((u) => u.profile.postalAddress ?? null, facts("Postal address", 4096)),
  "profile.timezone": zone((u) => u.profile.timezone ?? null, facts("Timezone")),
  "profile.preferredLanguage": language((u) => u.profile.preferredLanguage ?? null, facts("Preferred language")),
  "profile.locale": text((u) => u.profile.locale ?? null, facts("Locale")),
  "profile.profileUrl": url((u) => u.profile.profileUrl ?? null, facts("Profile url")),
  "profile.userType": text((u) => u.profile.userType ?? null, facts("User type")),
  "profile.organization": text((u) => u.profile.organization ?? null, facts("Organisation")),
  "profile.division": text((u) => u.profile.division ?? null, facts("Division")),
  "profile.department": text((u) => u.profile.department ?? null, facts("Department")),
  "profile.costCenter": text((u) => u.profile.costCenter ?? null, facts("Cost centre")),
  "profile.title": text((u) => u.profile.title ?? null, facts("Title")),
  "profile.manager": text((u) => u.profile.manager ?? null, facts("Manager")),
  "profile.managerId": person((u) => u.profile.managerId ?? null, facts("Manager id")),
  status: text((u) => u.status, { label: "Status", readOnly: true }),
  startDate: day((u) => u.told?.startDate, { label: "Start date", readOnly: true }),
  manager: person((u) => u.told?.manager, { label: "Manager named by the profile", readOnly: true }),
  passwordChanged: instant((u) => u.passwordChanged, { label: "Password changed", readOnly: true }),
  lastUpdated: instant((u) => u.lastUpdated, { label: "Last updated", readOnly: true }),
};

/** The type of `userAttributes`. */
export type UserAttributes = typeof userAttributes;
