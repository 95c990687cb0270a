import { attributes } from "../shape/attributes.ts";
import type { Employee } from "./employee.ts";

const { text, email, phone, url, day, instant, country, zone, language, texts, person } = attributes<Employee>();

/** The shape of `Employee`: the middle of every mapping. */
export const employeeShape = {
  employeeNumber: text((e) => e.employeeNumber, { label: "Employee number" }),
  givenName: text((e) => e.givenName, { label: "First name" }),
  middleName: text((e) => e.middleName, { label: "Middle name" }),
  familyName: text((e) => e.familyName, { label: "Last name" }),
  honorificPrefix: text((e) => e.honorificPrefix, { label: "Honorific prefix" }),
  honorificSuffix: text((e) => e.honorificSuffix, { label: "Honorific suffix" }),
  nickName: text((e) => e.nickName, { label: "Preferred name" }),
  displayName: text((e) => e.displayName, { label: "Display name" }),
  workEmail: email((e) => e.workEmail, { label: "Work email", unique: true, compare: "caseless" }),
  personalEmail: email((e) => e.personalEmail, { label: "Personal email", compare: "caseless" }),
  workPhone: phone((e) => e.workPhone, { label: "Work phone" }),
  mobilePhone: phone((e) => e.mobilePhone, { label: "Mobile phone" }),
  streetAddress: text((e) => e.streetAddress, { label: "Street address" }),
  locality: text((e) => e.locality, { label: "City" }),
  region: text((e) => e.region, { label: "State or region" }),
  postalCode: text((e) => e.postalCode, { label: "Postal code" }),
  country: country((e) => e.country, { label: "Country" }),
  timezone: zone((e) => e.timezone, { label: "Time zone" }),
  locale: language((e) => e.locale, { label: "Locale" }),
  preferredLanguage: language((e) => e.preferredLanguage, { label: "Preferred language" }),
  employmentStatus: text((e) => e.employmentStatus, { label: "Employment status" }),
  userType: text((e) => e.userType, { label: "Employment type" }),
  startDate: day((e) => e.startDate, { label: "Start date" }),
  lastWorkingDay: day((e) => e.lastWorkingDay, { label: "Last working day" }),
  endDate: day((e) => e.endDate, { label: "End date" }),
  organization: text((e) => e.organization, { label: "Organisation" }),
  division: text((e) => e.division, { label: "Division" }),
  department: text((e) => e.department, { label: "Department" }),
  costCenter: text((e) => e.costCenter, { label: "Cost centre" }),
  title: text((e) => e.title, { label: "Job title" }),
  site: text((e) => e.site, { label: "Site" }),
  teams: texts((e) => e.teams, { label: "Teams", compare: "unordered" }),
  manager: person((e) => e.manager, { label: "Manager" }),
  managerEmail: email((e) => e.managerEmail, { label: "Manager's email", compare: "caseless" }),
  profileUrl: url((e) => e.profileUrl, { label: "Profile URL" }),
  photoUrl: url((e) => e.photoUrl, { label: "Photo URL" }),
  passwordChangedAt: instant((e) => e.passwordChangedAt, { label: "Password changed at" }),
  updatedAt: instant((e) => e.updatedAt, { label: "Updated at" }),
} as const;

/** The type of `employeeShape`. */
export type EmployeeShape = typeof employeeShape;

/** The name of an attribute that every Employee may have. */
export type EmployeeAttribute = keyof EmployeeShape;
