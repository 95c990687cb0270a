import { defineAdapter } from "@rosterkit/core/adapter";
import { checkToken } from "./check-token.ts";
import { insightfulSettings } from "./config.ts";
import { employeeAttributes } from "./employee-attributes.ts";
import { groups, teamAttributes } from "./groups.ts";
import { createInsightfulApi } from "./insightful-api.ts";
import { groupToTeam, insightfulMapping } from "./mapping.ts";
import { people } from "./people.ts";
import { oktaToInsightful } from "./presets.ts";

const reading = "a token";
const writing = "a token for WRITE";

/** Insightful, a target of people and teams. */
export const insightful = defineAdapter({
  id: "insightful",
  name: "Insightful",
  settings: insightfulSettings,
  api: createInsightfulApi,
  check: checkToken,
  people: {
    attributes: employeeAttributes,
    can: people,
    permissions: {
      read: reading,
      get: reading,
      find: reading,
      create: writing,
      update: writing,
      "become.inactive": writing,
    },
    alsoChanges: {
      create: "they are invited by mail, billed and monitored",
      "become.inactive": "tracking and billing stop, and nobody can reactivate them for seven days",
    },
  },
  groups: {
    attributes: teamAttributes,
    can: groups,
    permissions: { read: reading, get: reading, find: reading, create: writing },
  },
  fromEmployee: insightfulMapping,
  fromGroup: groupToTeam,
  presets: [oktaToInsightful],
});
