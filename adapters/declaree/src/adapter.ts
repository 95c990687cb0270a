import { defineScimAdapter, extendUserType, scimFromGroup, scimToGroup } from "@rosterkit/scim/adapter";
import type { ScimCredentials } from "@rosterkit/scim/client";
import { checkOrganization } from "./check-organization.ts";
import { type DeclareeSettings, declareeSettings } from "./config.ts";
import { groupAttributes } from "./groups.ts";
import { declareeMapping, declareeToEmployee } from "./mapping.ts";
import { managerAttribute, userAttributes } from "./people.ts";
import { declareeImport, oktaToDeclaree } from "./presets.ts";

const moduleOff =
  "See whether the SCIM module is part of your plan and switched on at Declaree, and that the account is an administrator.";

/** Declaree, through SCIM: a target of people and groups, and a source for an import. */
export const declaree = defineScimAdapter({
  id: "declaree",
  name: "Declaree",
  settings: declareeSettings,
  at: (settings) => ({
    account: settings.company,
    baseUrl: settings.baseUrl,
    credentials: credentialsOf(settings),
    discover: true,
    rateShare: settings.rateShare,
    without: settings.reactivate ? [] : ["reactivate"],
    ...customOf(settings),
  }),
  users: {
    attributes: userAttributes,
    keys: ["userName", "externalId"],
    writes: ["create", "update", "deactivate", "reactivate"],
    // Somebody bought it, and somebody administers it.
    neverEmpty: true,
    // With the module off, every address may be answered as if nothing were there.
    absence: "ambiguous",
    alsoChanges: { create: "they land in the organisation of the provisioning account, where no other one is named" },
  },
  groups: {
    attributes: groupAttributes,
    keys: ["displayName"],
    writes: ["create", "update", "members"],
    absence: "ambiguous",
  },
  refusals: {
    401: {
      remedy:
        "Do a normal web login at Declaree with the provisioning account, and reset its password if that fails; a key is dead once another one was made. " +
        moduleOff,
    },
    403: { permission: "the SCIM module, as an administrator", remedy: moduleOff },
    404: { remedy: moduleOff },
  },
  check: checkOrganization,
  toEmployee: declareeToEmployee,
  fromEmployee: declareeMapping,
  rules: ({ manager, organizationAttribute }) => ({
    fromEmployee: {
      ...(manager && { [managerAttribute]: "manager" }),
      ...(organizationAttribute !== undefined && { [organizationAttribute]: "organization" }),
    },
  }),
  toGroup: scimToGroup,
  fromGroup: scimFromGroup,
  presets: [oktaToDeclaree, declareeImport],
});

function credentialsOf(settings: DeclareeSettings): ScimCredentials {
  if (settings.signIn === "password") return { type: "basic", user: settings.userName, password: settings.password };
  const { apiKey, keyForm } = settings;
  return keyForm === "bearer"
    ? { type: "bearer", token: apiKey }
    : { type: "header", name: "authorization", key: apiKey };
}

const customOf = ({ organizationAttribute: path }: DeclareeSettings) =>
  path === undefined || Object.hasOwn(userAttributes, path) ? {} : extendUserType({ [path]: "text" });
