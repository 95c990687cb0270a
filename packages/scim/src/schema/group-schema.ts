import { defineSchema } from "./schema-definition.ts";

/** `urn:ietf:params:scim:schemas:core:2.0:Group`: RFC 7643 §4.2, whose text makes the name required. */
export const groupSchema = defineSchema({
  id: "urn:ietf:params:scim:schemas:core:2.0:Group",
  name: "Group",
  description: "A group of users and groups",
  attributes: [
    { name: "displayName", required: true },
    {
      name: "members",
      type: "complex",
      multiValued: true,
      subAttributes: [
        { name: "value", caseExact: true, mutability: "immutable", description: "The id of the member." },
        { name: "$ref", type: "reference", referenceTypes: ["User", "Group"], mutability: "immutable" },
        { name: "type", canonicalValues: ["User", "Group"], mutability: "immutable" },
        { name: "display", description: "The member's name as people read it." },
      ],
    },
  ],
});
