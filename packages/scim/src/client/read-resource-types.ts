import { compileResourceType } from "../schema/compile-resource-type.ts";
import { enterpriseUserSchema } from "../schema/enterprise-user-schema.ts";
import { groupSchema } from "../schema/group-schema.ts";
import type { ExtensionDefinition, ResourceType } from "../schema/resource-type.ts";
import type { SchemaDefinition } from "../schema/schema-definition.ts";
import { groupType, userType } from "../schema/standard-types.ts";
import { userSchema } from "../schema/user-schema.ts";
import { isRecord, listOf } from "../value/is-record.ts";

/** A server with more types than this has something else in mind. */
const most = 100;

const standardSchemas: ReadonlyMap<string, SchemaDefinition> = new Map(
  [userSchema, groupSchema, enterpriseUserSchema].map((schema) => [schema.id.toLowerCase(), schema]),
);

/**
 * Resource types as the server tells them (RFC 7643 §6), each with the server's schemas, the standard's where it has none. `skipped`: how many
 * could not be used, for want of a path of their own or of a schema.
 */
export function readResourceTypes(
  resources: readonly unknown[],
  schemas: readonly SchemaDefinition[],
): { readonly resourceTypes: readonly ResourceType[]; readonly skipped: number } {
  const told = resources.slice(0, most);
  const known = new Map([...standardSchemas, ...schemas.map((each) => [each.id.toLowerCase(), each] as const)]);
  const resourceTypes = told.map((raw) => readResourceType(raw, known)).filter((type) => type !== undefined);
  return { resourceTypes, skipped: resources.length - resourceTypes.length };
}

/** User and Group as the server's schemas have them, for a server that does not tell its types. */
export const usualTypes = (schemas: readonly SchemaDefinition[]): readonly ResourceType[] =>
  [userType, groupType].map(({ definition }) => {
    const known = new Map(schemas.map((each) => [each.id.toLowerCase(), each]));
    const { name, endpoint, schema, extensions = [] } = definition;
    const served = (each: SchemaDefinition) => known.get(each.id.toLowerCase()) ?? each;
    return compileResourceType({
      name,
      endpoint,
      schema: served(schema),
      extensions: extensions.map((each) => ({ ...each, schema: served(each.schema) })),
    });
  });

function readResourceType(raw: unknown, known: ReadonlyMap<string, SchemaDefinition>): ResourceType | undefined {
  if (!isRecord(raw) || typeof raw.name !== "string") return undefined;
  const schema = schemaFor(raw.schema, known);
  // An address of another server, or one with a query, is no path of this one.
  if (schema === undefined || typeof raw.endpoint !== "string" || !/^\/?[\w-]+(?:\/[\w-]+)*$/.test(raw.endpoint))
    return undefined;
  const endpoint = raw.endpoint.startsWith("/") ? raw.endpoint : `/${raw.endpoint}`;
  const extensions = listOf(raw.schemaExtensions).flatMap((each) => extensionOf(each, known));
  return compileResourceType({ name: raw.name, endpoint, schema, extensions });
}

function extensionOf(raw: unknown, known: ReadonlyMap<string, SchemaDefinition>): readonly ExtensionDefinition[] {
  const schema = isRecord(raw) ? schemaFor(raw.schema, known) : undefined;
  return schema === undefined ? [] : [{ schema, required: isRecord(raw) && raw.required === true }];
}

const schemaFor = (urn: unknown, known: ReadonlyMap<string, SchemaDefinition>): SchemaDefinition | undefined =>
  typeof urn === "string" ? known.get(urn.toLowerCase()) : undefined;
