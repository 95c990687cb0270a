import { defineScimAdapter, scimToGroup, standardGroupAttributes } from "@rosterkit/scim/adapter";
import { bobMappingOf } from "./bob-mapping-of.ts";
import { checkScimAccess } from "./check-scim-access.ts";
import { hibobScimSettings } from "./config.ts";
import { discoverScimAttributes } from "./discover-scim-attributes.ts";
import { notPermitted, wrongCredentials } from "./refusals.ts";
import { scimPeople } from "./scim-attributes.ts";
import { builtInScim } from "./scim-behaviour.ts";

const { userType, custom: attributes } = scimPeople({});

/** HiBob, a source of people and groups, through its SCIM server. */
export const hibobScim = defineScimAdapter({
  id: "hibob-scim",
  name: "HiBob (SCIM)",
  family: "hibob",
  settings: hibobScimSettings,
  at: ({ companyId, baseUrl, serviceUserId, token, signIn, externalNames, rateShare }) => ({
    account: companyId,
    baseUrl,
    credentials:
      signIn === "basic" ? { type: "basic", user: serviceUserId, password: token } : { type: "bearer", token },
    discover: true,
    rateShare,
    ...scimPeople(externalNames),
  }),
  users: {
    type: userType,
    attributes,
    keys: ["userName"],
    neverEmpty: true,
    // Whoever the service user may not see is not there either.
    absence: "ambiguous",
    mark: ({ active }) => (active === false ? "not active" : undefined),
  },
  groups: { attributes: standardGroupAttributes, keys: ["displayName"], absence: "ambiguous" },
  refusals: { 401: wrongCredentials, 403: notPermitted },
  check: checkScimAccess,
  discover: (client) => discoverScimAttributes(client),
  toEmployee: bobMappingOf(attributes),
  toGroup: scimToGroup,
  presets: [builtInScim],
});
