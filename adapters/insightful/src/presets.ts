import type { Preset } from "@rosterkit/core/adapter";

const prefix = "OKTA_INSGRP_";

/** Settings of a sync are lists that may be changed. */
const groupsInScope: string[] = [`${prefix}*`];

/** As the vendor's page on its Okta integration describes it. */
export const oktaToInsightful = {
  name: "okta",
  description:
    "Like Insightful's own Okta integration: members of Okta groups whose name begins with OKTA_INSGRP_ are kept in step, those groups become teams without " +
    "the prefix, people are gone through on a matching screen before anything is written, and whoever is deactivated in Okta is deactivated. " +
    "The page does not say what becomes of people in two such groups, in none any more, or suspended: here the first wait for a person, and the others are kept and reported.",
  settings: {
    create: true,
    update: true,
    remove: true,
    newJoinersOnly: false,
    scope: { groups: groupsInScope },
    groups: { prefix, removePrefix: true, adopt: "by name", several: "conflict" },
    review: "until finished",
    lifecycle: {
      joiners: { provision: "on start date", firstState: "active" },
      leavers: { action: "deactivate" },
      outOfScope: "keep",
      suspended: "no change",
    },
  },
} as const satisfies Preset;
