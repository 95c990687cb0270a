import { compileResourceType, enterpriseUserSchema, type ResourceType, userSchema } from "@rosterkit/scim";
import type { HibobScimCompany } from "./hibob-scim-company.ts";

/** User with the customer's own attributes, in the core schema or in an extension. Throws for names that no attribute can have. */
export function scimUserType({ externalNames, scim }: Pick<HibobScimCompany, "externalNames" | "scim">): ResourceType {
  const own = Object.keys(externalNames).map((name) => ({ name }));
  const isCore = scim.namespace === userSchema.id;
  const extension = { schema: { id: scim.namespace, name: "Bob", attributes: own } };
  return compileResourceType({
    name: "User",
    endpoint: "/Users",
    schema: isCore ? { ...userSchema, attributes: [...userSchema.attributes, ...own] } : userSchema,
    extensions: [{ schema: enterpriseUserSchema }, ...(isCore || own.length === 0 ? [] : [extension])],
  });
}
