import { groupShape } from "@rosterkit/core/adapter";
import { defineMapping } from "@rosterkit/core/mapping";
import { groupAttributes } from "./group-attributes.ts";

/** How an Okta group becomes a group. */
export const oktaGroupToGroup = defineMapping(groupAttributes, groupShape, () => ({
  name: "profile.name",
  description: "profile.description",
}));

/** How a group becomes an Okta group. */
export const groupToOktaGroup = defineMapping(groupShape, groupAttributes, () => ({
  "profile.name": "name",
  "profile.description": "description",
}));
