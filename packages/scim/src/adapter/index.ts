export { defineScimAdapter } from "./define-scim-adapter.ts";
export { discoverUserPaths } from "./discover-user-paths.ts";
export { type ExtendedUsers, extendUserType } from "./extend-user-type.ts";
export { scim } from "./scim.ts";
export type { ScimDefinition, ScimResourceDefinition, ScimRules } from "./scim-definition.ts";
export { scimImport } from "./scim-import.ts";
export { scimFromEmployee, scimFromGroup, scimToEmployee, scimToGroup } from "./scim-mapping.ts";
export { type ScimSettings, scimCredentials, scimProfileSettings, scimSettings } from "./scim-settings.ts";
export {
  type ScimAttributeFacts,
  type ScimAttributeTable,
  type ScimShape,
  type ScimShapeOptions,
  scimShape,
} from "./scim-shape.ts";
export type { GroupWrite, PeopleWrite, ScimTarget } from "./scim-target.ts";
export { standardGroupAttributes, standardUserAttributes, standardUserTable } from "./standard-attributes.ts";
export type { AdapterStoreOptions } from "./store/adapter-store-options.ts";
export { createAdapterStore } from "./store/create-adapter-store.ts";
