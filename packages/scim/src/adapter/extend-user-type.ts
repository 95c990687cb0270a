import { ConfigurationError, type Kind, type Shape } from "@rosterkit/core/adapter";
import type { AttributeDefinition, AttributeType } from "../schema/attribute-definition.ts";
import { compileResourceType } from "../schema/compile-resource-type.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ExtensionDefinition, ResourceType } from "../schema/resource-type.ts";
import type { SchemaDefinition } from "../schema/schema-definition.ts";
import { userType } from "../schema/standard-types.ts";
import { scimShape } from "./scim-shape.ts";

/** Users with more attributes than the type has, and these as a shape. */
export interface ExtendedUsers {
  readonly userType: ResourceType;
  readonly custom: Shape<ScimResource>;
}

/**
 * A type of users with a customer's own attributes: `{ "urn:acme:2.0:User:badge": "text" }`. What stands before the last colon is the schema,
 * which need not be known; a path of the type itself, such as `roles[type eq "x"].value`, only joins the shape. Throws a ConfigurationError for
 * a name that no attribute can have.
 */
export function extendUserType(table: Readonly<Record<string, Kind>>, type: ResourceType = userType): ExtendedUsers {
  const unknown = Object.entries(table).filter(([name]) => !isPathOf(name, type));
  const added = Map.groupBy(unknown, ([name]) => name.slice(0, Math.max(name.lastIndexOf(":"), 0)));
  const extended = [...added].reduce(
    (before, [urn, names]) => compileResourceType(withAttributes(before, urn, names.map(attributeOf(urn)))),
    type,
  );
  return {
    userType: extended,
    custom: scimShape(extended, Object.fromEntries(Object.entries(table).map(([name, kind]) => [name, { kind }]))),
  };
}

/** A filter or a part can only be of what is there; otherwise it is up to the schema. */
const isPathOf = (name: string, type: ResourceType): boolean => type.find(name) !== undefined || /[[\]]/.test(name);

function withAttributes(
  { definition }: ResourceType,
  urn: string,
  attributes: readonly AttributeDefinition[],
): ResourceType["definition"] {
  const grown = (schema: SchemaDefinition) => ({ ...schema, attributes: [...schema.attributes, ...attributes] });
  const { schema, extensions = [] } = definition;
  if (urn === "" || urn.toLowerCase() === schema.id.toLowerCase()) return { ...definition, schema: grown(schema) };
  const isThis = (each: ExtensionDefinition) => each.schema.id.toLowerCase() === urn.toLowerCase();
  if (extensions.some(isThis)) {
    const next = extensions.map((each) => (isThis(each) ? { ...each, schema: grown(each.schema) } : each));
    return { ...definition, extensions: next };
  }
  const added: ExtensionDefinition = { schema: { id: urn, name: urn, attributes } };
  return { ...definition, extensions: [...extensions, added] };
}

const attributeOf =
  (urn: string) =>
  ([path, kind]: readonly [string, Kind]): AttributeDefinition => {
    const name = urn === "" ? path : path.slice(urn.length + 1);
    if (!/^[A-Za-z][\w-]*$/.test(name))
      throw new ConfigurationError([{ path, message: "names no attribute that a SCIM schema could have" }]);
    return { name, type: typeOf(kind), multiValued: lists.has(kind) };
  };

const lists: ReadonlySet<Kind> = new Set(["texts", "people", "groups"]);

const typeOf = (kind: Kind): AttributeType => (kind === "flag" ? "boolean" : kind === "number" ? "decimal" : "string");
