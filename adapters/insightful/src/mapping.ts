import { type GroupShape, groupShape } from "@rosterkit/core/adapter";
import { defineMapping, type EmployeeShape, employeeShape, type Mapping } from "@rosterkit/core/mapping";
import { type EmployeeAttributes, employeeAttributes } from "./employee-attributes.ts";
import { type TeamAttributes, teamAttributes } from "./groups.ts";

/** How an employee becomes one at Insightful, with the fields of its own Okta integration. The team comes from the sync's groups. */
export const insightfulMapping: Mapping<EmployeeShape, EmployeeAttributes> = defineMapping(
  employeeShape,
  employeeAttributes,
  (from) => ({
    email: "workEmail",
    name: from.template("{givenName} {familyName}"),
    title: "title",
  }),
);

/** How a group becomes a team. */
export const groupToTeam: Mapping<GroupShape, TeamAttributes> = defineMapping(groupShape, teamAttributes, () => ({
  name: "name",
}));
