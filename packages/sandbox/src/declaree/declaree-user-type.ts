import { compileResourceType, enterpriseUserSchema, type ResourceType, userSchema } from "@rosterkit/scim";
import type { DeclareeSwitches } from "./declaree-switches.ts";
import { extensionPath } from "./extension-value.ts";

/** User, with the extension that the organisation is in where that is one of the customer's own. */
export function declareeUserType({ organizationAttribute }: DeclareeSwitches): ResourceType {
  const { urn, name } = organizationAttribute === null ? { urn: "", name: "" } : extensionPath(organizationAttribute);
  const isOwn = urn !== "" && urn !== enterpriseUserSchema.id;
  const own = { schema: { id: urn, name: "Declaree", attributes: [{ name }] } };
  return compileResourceType({
    name: "User",
    endpoint: "/Users",
    schema: userSchema,
    extensions: [{ schema: enterpriseUserSchema }, ...(isOwn ? [own] : [])],
  });
}
