import type { Preset } from "@rosterkit/core/adapter";

/** Like Learn Amp's own Okta integration, as its pages describe it. */
export const oktaToLearnAmp = {
  name: "okta",
  description:
    "Like Learn Amp's own Okta integration: matched by the Okta id and then by email, whose users then get that id; users made for everybody in scope on their " +
    "first day, and invited; the department as the primary team, taken over by name where there is one; leaving the scope deactivates. People whom Okta has " +
    "suspended are left as they are.",
  settings: {
    create: true,
    update: true,
    remove: true,
    newJoinersOnly: false,
    externalId: "integrationExternalId",
    lifecycle: {
      joiners: { provision: "on start date", firstState: "active", sendActivationMail: true },
      leavers: { action: "deactivate" },
      suspended: "no change",
      outOfScope: "deactivate",
    },
    groups: { derivedFrom: "department", adopt: "by name" },
  },
} as const satisfies Preset;
