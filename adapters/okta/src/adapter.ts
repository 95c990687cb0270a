import { defineAdapter } from "@rosterkit/core/adapter";
import { createOktaClient } from "@rosterkit/core/okta";
import type { paths } from "./api.gen.ts";
import { authenticationOf } from "./authentication-of.ts";
import { checkConnection } from "./check-connection.ts";
import { oktaSettings } from "./config.ts";
import { events } from "./events.ts";
import { groupAttributes } from "./group-attributes.ts";
import { groupToOktaGroup, oktaGroupToGroup } from "./group-mapping.ts";
import { groups } from "./groups.ts";
import { oktaMapping, oktaToEmployee } from "./mapping.ts";
import type { OktaApi } from "./okta-api.ts";
import { people } from "./people.ts";
import { sourcePresets } from "./source-presets.ts";
import { userAttributes } from "./user-attributes.ts";
import { userCalls } from "./user-calls.ts";

/** Okta, a source and a target of people and groups. */
export const okta = defineAdapter({
  id: "okta",
  name: "Okta",
  settings: oktaSettings,
  api: (settings, io): OktaApi => {
    const { domain, rateShare: share } = settings;
    const authentication = authenticationOf(settings);
    const client = createOktaClient<paths>({ domain, authentication, io, limits: { share } });
    return { client, calls: userCalls(client), random: io.random, now: io.now };
  },
  check: checkConnection,
  people: {
    attributes: userAttributes,
    can: people,
    permissions: {
      read: "okta.users.read",
      "belongsTo.groups": "okta.groups.read",
      "belongsTo.apps": "okta.apps.read",
      changes: "okta.users.read",
      get: "okta.users.read",
      find: "okta.users.read",
      discover: "okta.schemas.read",
      create: "okta.users.manage",
      update: "okta.users.manage",
      "become.active": "okta.users.manage",
      "become.suspended": "okta.users.manage",
      "become.inactive": "okta.users.manage",
      "become.deleted": "okta.users.manage",
      revokeSessions: "okta.users.manage",
    },
    alsoChanges: {
      "become.active": "group rules run and assign apps again",
      "become.inactive": "every app is taken away, and apps may delete what the person kept there",
      "become.deleted": "the user is gone for good",
      revokeSessions: "remembered devices and second factors are forgotten too",
    },
  },
  groups: {
    attributes: groupAttributes,
    can: groups,
    permissions: {
      read: "okta.groups.read",
      get: "okta.groups.read",
      find: "okta.groups.read",
      create: "okta.groups.manage",
      update: "okta.groups.manage",
      members: "okta.groups.manage",
    },
    alsoChanges: {
      members:
        "apps of the group come and go; whoever is taken out is left alone for good by the group rules that had put them in",
    },
  },
  events,
  // Okta's page on API tokens: 30 days from being made or last used. Keys of a service app do not end by themselves.
  credential: ({ apiToken }) => (apiToken === undefined ? undefined : { unusedDays: 30 }),
  toEmployee: oktaToEmployee,
  fromEmployee: oktaMapping,
  toGroup: oktaGroupToGroup,
  fromGroup: groupToOktaGroup,
  presets: sourcePresets,
});
