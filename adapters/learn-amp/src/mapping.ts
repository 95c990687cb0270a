import { groupShape } from "@rosterkit/core/adapter";
import { asLanguage, defineMapping, employeeShape, lookup } from "@rosterkit/core/mapping";
import { teamAttributes } from "./groups.ts";
import { languages } from "./languages.ts";
import { userAttributes } from "./user-attributes.ts";

/** How an employee becomes a Learn Amp user. Every rule can be replaced, dropped or added to in a sync's settings. */
export const learnAmpMapping = defineMapping(employeeShape, userAttributes, (from) => ({
  email: "workEmail",
  firstName: "givenName",
  lastName: "familyName",
  jobTitle: "title",
  // A language that Learn Amp has not is not said, since it would refuse the whole user.
  language: from.through("preferredLanguage", lookup(languages), asLanguage()),
  hireDate: "startDate",
  location: "locality",
  department: "department",
  managerId: "manager",
}));

/** How a group becomes a team. */
export const teamMapping = defineMapping(groupShape, teamAttributes, () => ({ name: "name" }));
