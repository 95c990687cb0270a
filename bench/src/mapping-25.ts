import { compose, lookup, overrideMapping, trim } from "@rosterkit/core/mapping";
import { humaansMapping } from "@rosterkit/humaans";
import { oktaMapping } from "@rosterkit/okta";

const accountRules = overrideMapping(oktaMapping, (from) => ({
  "profile.nickName": from.first("nickName", "givenName"),
  "profile.userType": from.through(
    "userType",
    lookup({ "Full time": "Employee", "Part time": "Employee", Contractor: "External" }),
  ),
  "profile.title": from.through("title", trim()),
  "profile.displayName": from.template("{givenName} {familyName}"),
  "profile.division": "site",
  "profile.costCenter": from.through(
    "department",
    lookup({ Engineering: "CC-100", Sales: "CC-200", "Customer Success": "CC-300" }, { default: "CC-000" }),
  ),
  "profile.managerId": "manager",
}));

/** From a Humaans record to 25 attributes of an Okta user, both hops composed: plain values, a template, a choice, tables and a step. */
export const mapping25 = compose(humaansMapping, overrideMapping(accountRules, { "profile.manager": null }));
