import { baseAttributes } from "./base-attributes.ts";
import type { OktaOrg } from "./okta-org.ts";
import type { SchemaAttribute } from "./schema-attribute.ts";

/** The body of `GET /api/v1/meta/schemas/user/default`. */
export function presentSchema(org: OktaOrg, origin: string): Record<string, unknown> {
  return {
    id: `${origin}/meta/schemas/user/${org.schemaId}`,
    $schema: "http://json-schema.org/draft-04/schema#",
    name: "user",
    title: "User",
    created: org.createdAt,
    lastUpdated: org.createdAt,
    definitions: {
      custom: subschema("custom", org.schema.custom()),
      base: subschema("base", baseAttributes),
    },
    type: "object",
    properties: { profile: { allOf: [{ $ref: "#/definitions/custom" }, { $ref: "#/definitions/base" }] } },
    _links: {
      self: { rel: "self", href: `${origin}/api/v1/meta/schemas/user/${org.schemaId}`, method: "GET" },
      type: { rel: "type", href: `${origin}/api/v1/meta/types/user/${org.typeId}`, method: "GET" },
    },
  };
}

function subschema(id: string, attributes: readonly SchemaAttribute[]): Record<string, unknown> {
  return {
    id: `#${id}`,
    type: "object",
    properties: Object.fromEntries(attributes.map((attribute) => [attribute.name, presentAttribute(attribute)])),
    required: attributes.filter(({ required }) => required === true).map(({ name }) => name),
  };
}

function presentAttribute(attribute: SchemaAttribute): Record<string, unknown> {
  const { name, self, unique, items, externallySourced, mutability, ...stated } = attribute;
  return {
    ...stated,
    ...(attribute.type === "array" ? { items: { type: items ?? "string" } } : {}),
    ...(unique === true ? { unique: "UNIQUE_VALIDATED" } : {}),
    mutability: mutability ?? "READ_WRITE",
    scope: "NONE",
    permissions: [{ principal: "SELF", action: self ?? "READ_ONLY" }],
    master: externallySourced === true ? { type: "OVERRIDE", priority: [] } : { type: "PROFILE_MASTER" },
  };
}
