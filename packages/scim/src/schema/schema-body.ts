import { type Attribute, compileAttributes } from "./attribute.ts";
import type { AttributeDefinition } from "./attribute-definition.ts";
import type { ScimResource } from "./resource-of.ts";
import type { ResourceTypeDefinition } from "./resource-type.ts";
import type { SchemaDefinition } from "./schema-definition.ts";

/** A schema as `/Schemas` answers it, every default spelled out: RFC 7643 §7. */
export function schemaBody({ id, name, description, attributes }: SchemaDefinition): ScimResource {
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
    id,
    name,
    ...(description !== undefined && { description }),
    attributes: attributeBodies(attributes),
    meta: { resourceType: "Schema" },
  };
}

/** A resource type as `/ResourceTypes` answers it: RFC 7643 §6. */
export function resourceTypeBody(definition: ResourceTypeDefinition): ScimResource {
  const { name, endpoint, description, schema, extensions = [] } = definition;
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
    id: name,
    name,
    endpoint,
    ...(description !== undefined && { description }),
    schema: schema.id,
    ...(extensions.length > 0 && {
      schemaExtensions: extensions.map((each) => ({ schema: each.schema.id, required: each.required ?? false })),
    }),
    meta: { resourceType: "ResourceType" },
  };
}

function attributeBodies(definitions: readonly AttributeDefinition[]): readonly ScimResource[] {
  const compiled = [...compileAttributes(definitions, "").values()];
  return compiled.flatMap((attribute, index) => {
    const definition = definitions[index];
    return definition === undefined ? [] : [attributeBody(attribute, definition)];
  });
}

function attributeBody(attribute: Attribute, definition: AttributeDefinition): ScimResource {
  const { path: _, subAttributes: _parts, ...facts } = attribute;
  const { description, canonicalValues, referenceTypes, subAttributes } = definition;
  return {
    ...facts,
    ...(description !== undefined && { description }),
    ...(canonicalValues !== undefined && { canonicalValues }),
    ...(referenceTypes !== undefined && { referenceTypes }),
    ...(subAttributes !== undefined && { subAttributes: attributeBodies(subAttributes) }),
  };
}
