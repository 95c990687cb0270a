import { defineAdapter } from "@rosterkit/core/adapter";
import { assertListIsBelievable, createOktaClient } from "@rosterkit/core/okta";
import type { paths } from "./api.gen.ts";
import { oktaUser } from "./attributes.ts";
import { oktaConfig } from "./config.ts";
import { oktaMapping } from "./mapping.ts";
import { type OktaApi, people } from "./people.ts";
import type { OktaUser } from "./user.ts";

/** Okta as a target of people. */
export const okta = defineAdapter({
  id: "okta",
  name: "Okta",
  settings: oktaConfig,
  api: ({ domain, apiToken }, io): OktaApi => ({
    client: createOktaClient<paths>({ domain, authentication: { type: "apiToken", apiToken }, io }),
    random: io.random,
  }),
  check: async ({ client }) => {
    const { id } = await client.organization();
    const { data: owner } = await client.get<OktaUser>("/api/v1/users/{userId}", { params: { userId: "me" } });
    return { account: id, findings: [await assertListIsBelievable(client, owner.id)], owners: [owner.id] };
  },
  people: {
    attributes: oktaUser,
    can: people,
    permissions: {
      read: "okta.users.read",
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
      "become.inactive": "app assignments and group memberships that rules give are taken away",
      "become.active": "group rules and app assignments run again",
    },
  },
  fromEmployee: oktaMapping,
});
