import { compileResourceType } from "./compile-resource-type.ts";
import { enterpriseUserSchema } from "./enterprise-user-schema.ts";
import { groupSchema } from "./group-schema.ts";
import type { ResourceOf } from "./resource-of.ts";
import type { ResourceType } from "./resource-type.ts";
import { userSchema } from "./user-schema.ts";

/** A User with the enterprise extension, as an answer may have it. */
export type User = ResourceOf<typeof userSchema, typeof enterpriseUserSchema>;

/** A Group, as an answer may have it. */
export type Group = ResourceOf<typeof groupSchema>;

/** `/Users`, with the enterprise extension. */
export const userType: ResourceType = /* @__PURE__ */ compileResourceType({
  name: "User",
  endpoint: "/Users",
  description: "Accounts of people",
  schema: userSchema,
  extensions: [{ schema: enterpriseUserSchema }],
});

/** `/Groups`. */
export const groupType: ResourceType = /* @__PURE__ */ compileResourceType({
  name: "Group",
  endpoint: "/Groups",
  description: "Groups of users and groups",
  schema: groupSchema,
});
