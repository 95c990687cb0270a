import type { AttributeDefinition } from "./attribute-definition.ts";

/** What every resource has beside its schema: RFC 7643 §3.1, and `schemas` of §3. */
export const commonAttributes = [
  { name: "schemas", type: "reference", multiValued: true, required: true, caseExact: false, returned: "always" },
  {
    name: "id",
    caseExact: true,
    mutability: "readOnly",
    returned: "always",
    uniqueness: "server",
    description: "The id that the server gave the resource.",
  },
  { name: "externalId", caseExact: true, description: "The id that the client knows the resource by." },
  {
    name: "meta",
    type: "complex",
    mutability: "readOnly",
    description: "What the server knows of the resource itself.",
    subAttributes: [
      { name: "resourceType", caseExact: true, mutability: "readOnly" },
      { name: "created", type: "dateTime", mutability: "readOnly" },
      { name: "lastModified", type: "dateTime", mutability: "readOnly" },
      { name: "location", type: "reference", referenceTypes: ["uri"], mutability: "readOnly" },
      { name: "version", caseExact: true, mutability: "readOnly" },
    ],
  },
] as const satisfies readonly AttributeDefinition[];
