import { defineSchema } from "./schema-definition.ts";

/** `urn:ietf:params:scim:schemas:extension:enterprise:2.0:User`: RFC 7643 §4.3. */
export const enterpriseUserSchema = defineSchema({
  id: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
  name: "EnterpriseUser",
  description: "A person at work",
  attributes: [
    { name: "employeeNumber" },
    { name: "costCenter" },
    { name: "organization" },
    { name: "division" },
    { name: "department" },
    {
      name: "manager",
      type: "complex",
      subAttributes: [
        { name: "value", description: "The id of the manager's User." },
        { name: "$ref", type: "reference", referenceTypes: ["User"] },
        { name: "displayName", mutability: "readOnly" },
      ],
    },
  ],
});
