import { defineScimAdapter } from "./define-scim-adapter.ts";
import { extendUserType } from "./extend-user-type.ts";
import { scimImport } from "./scim-import.ts";
import { scimFromEmployee, scimFromGroup, scimToEmployee, scimToGroup } from "./scim-mapping.ts";
import { scimSettings } from "./scim-settings.ts";
import { standardGroupAttributes, standardUserAttributes } from "./standard-attributes.ts";

/** Any SCIM 2.0 server, as source and as target, described by its settings alone. */
export const scim = defineScimAdapter({
  id: "scim",
  name: "SCIM",
  settings: scimSettings,
  at: ({ tenant, authentication, attributes, reactivate, ...server }) => ({
    ...server,
    account: tenant,
    credentials: authentication,
    without: reactivate ? [] : ["reactivate"],
    ...(Object.keys(attributes).length > 0 && extendUserType(attributes)),
  }),
  users: {
    attributes: standardUserAttributes,
    keys: ["userName", "externalId"],
    writes: ["create", "update", "deactivate", "reactivate"],
  },
  groups: { attributes: standardGroupAttributes, keys: ["displayName"], writes: ["create", "update", "members"] },
  toEmployee: scimToEmployee,
  fromEmployee: scimFromEmployee,
  toGroup: scimToGroup,
  fromGroup: scimFromGroup,
  presets: [scimImport],
});
