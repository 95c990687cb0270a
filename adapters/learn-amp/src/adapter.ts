import { defineAdapter } from "@rosterkit/core/adapter";
import { checkCompany } from "./check-company.ts";
import { learnAmpSettings } from "./config.ts";
import { groups, teamAttributes } from "./groups.ts";
import { createLearnAmpApi } from "./learn-amp-api.ts";
import { learnAmpMapping, teamMapping } from "./mapping.ts";
import { people } from "./people.ts";
import { oktaToLearnAmp } from "./presets.ts";
import { userAttributes } from "./user-attributes.ts";

/** Learn Amp, a target of people and teams. */
export const learnAmp = defineAdapter({
  id: "learn-amp",
  name: "Learn Amp",
  settings: learnAmpSettings,
  api: createLearnAmpApi,
  check: checkCompany,
  people: {
    attributes: userAttributes,
    can: people,
    permissions: {
      read: "users:read",
      get: "users:read",
      find: "users:read",
      discover: "users:read",
      create: "users:create",
      update: "users:update",
      "become.active": "users:reactivate",
      "become.inactive": "users:deactivate",
    },
    alsoChanges: {
      create: "they are invited by mail, unless settings say otherwise",
      "become.inactive":
        "they leave all teams and lose tasks, enrolments and objectives; teams and people whom they manage get the account's Owner",
    },
  },
  groups: {
    attributes: teamAttributes,
    can: groups,
    permissions: {
      read: "teams:read",
      get: "teams:read",
      find: "teams:read",
      create: "teams:create",
      update: "teams:update",
      memberAttribute: "users:update",
    },
  },
  leaves: ({ managers }) => (managers === "individual" ? [] : ["managerId"]),
  fromEmployee: learnAmpMapping,
  fromGroup: teamMapping,
  presets: [oktaToLearnAmp],
});
