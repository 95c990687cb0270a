import { defineMapping, employeeShape } from "@rosterkit/core/mapping";
import { userAttributes } from "./user-attributes.ts";

/** How an employee becomes an Okta user. Every rule can be replaced, dropped or added to in a sync's settings. */
export const oktaMapping = defineMapping(employeeShape, userAttributes, (from) => ({
  "profile.login": "workEmail",
  "profile.email": "workEmail",
  "profile.firstName": "givenName",
  "profile.middleName": "middleName",
  "profile.lastName": "familyName",
  "profile.nickName": "nickName",
  "profile.secondEmail": "personalEmail",
  "profile.employeeNumber": "employeeNumber",
  "profile.mobilePhone": "mobilePhone",
  "profile.primaryPhone": "workPhone",
  "profile.streetAddress": "streetAddress",
  "profile.city": "locality",
  "profile.state": "region",
  "profile.zipCode": "postalCode",
  "profile.countryCode": "country",
  "profile.timezone": "timezone",
  "profile.profileUrl": "profileUrl",
  "profile.userType": "userType",
  "profile.organization": "organization",
  "profile.title": "title",
  "profile.department": "department",
  "profile.manager": from.follow("manager", from.template("{givenName} {familyName}")),
}));
