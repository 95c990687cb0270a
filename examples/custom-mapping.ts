import { compose, defineMapping, employeeShape, overrideMapping } from "@rosterkit/core/mapping";
import { humaansMapping } from "@rosterkit/humaans";
import { oktaMapping } from "@rosterkit/okta";

/** Rules as JSON, as a sync's settings hold them under `mapping.fromEmployee`. They are checked against both sides. */
export const rules = {
  "profile.displayName": { first: ["displayName", { template: "{givenName} {familyName}" }] },
  "profile.costCenter": "costCenter",
  "profile.managerId": "manager",
  "profile.userType": { from: "userType", through: [["lookup", { "Full time": "Employee", Contractor: "External" }]] },
  "profile.primaryPhone": { phone: "workPhone", country: "country" },
  "profile.streetAddress": null,
};

/** The adapter's mapping with these rules: three added, two replaced, one dropped. */
export const ownMapping = overrideMapping(oktaMapping, rules);

/** From a Humaans record to an Okta user, with no Employee in between. */
export const bothHops = compose(humaansMapping, ownMapping);

/** The same kind of rule in code: a wrong attribute, or a kind that does not fit, does not compile. */
export const typed = defineMapping(employeeShape, oktaMapping.target, (from) => ({
  "profile.login": "workEmail",
  "profile.displayName": from.first("displayName", from.template("{givenName} {familyName}")),
}));
