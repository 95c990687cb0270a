import { badRequest } from "../error/refuse.ts";
import type { Attribute, AttributeMap } from "../schema/attribute.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { equal } from "../value/equal.ts";
import { isRecord } from "../value/is-record.ts";
import type { Changed } from "./changed.ts";
import { schemasFor } from "./extension-schemas.ts";
import { assertRequired, type ReadOptions, readWritable } from "./read-resource.ts";

/**
 * The resource that a PUT makes of another (RFC 7644 §3.5.1): what the body leaves out is gone, but for read-only attributes, which are the
 * server's, immutable ones that are set, and write-only ones, which the client cannot have read. Neither argument is changed.
 * Throws what `readResource` throws, and `mutability` when an immutable attribute would change.
 */
export function replaceResource(
  current: ScimResource,
  body: unknown,
  type: ResourceType,
  options: ReadOptions = {},
): Changed {
  const wanted = readWritable(body, type, options);
  const resource: Record<string, unknown> = {
    ...unknownOf(current, type),
    ...carryOver(current, wanted, type.attributes),
  };
  for (const { urn, attributes } of type.extensions.values()) {
    const values = carryOver(recordOf(current[urn]), recordOf(wanted[urn]), attributes);
    if (Object.keys(values).length > 0) resource[urn] = values;
  }
  resource.schemas = schemasFor({ ...resource, schemas: current.schemas }, type);
  assertRequired(resource, type);
  return equal(current, resource) ? { resource: current, changed: false } : { resource, changed: true };
}

const recordOf = (value: unknown): ScimResource => (isRecord(value) ? value : {});

/** What a store keeps with a resource beyond its schemas is not the client's to take away. */
const unknownOf = (current: ScimResource, type: ResourceType): ScimResource =>
  Object.fromEntries(
    Object.entries(current).filter(([name]) => {
      const folded = name.toLowerCase();
      return !type.attributes.has(folded) && !type.extensions.has(folded);
    }),
  );

function carryOver(current: ScimResource, wanted: ScimResource, attributes: AttributeMap): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const attribute of attributes.values()) {
    const value = carriedOver(attribute, current[attribute.name], wanted[attribute.name]);
    if (value !== undefined) values[attribute.name] = value;
  }
  return values;
}

function carriedOver(attribute: Attribute, current: unknown, wanted: unknown): unknown {
  const { mutability, path } = attribute;
  if (mutability === "readOnly") return current;
  if (mutability === "writeOnly") return wanted ?? current;
  if (mutability === "readWrite" || current === undefined) return withReadOnlyParts(attribute, current, wanted);
  if (wanted === undefined || equal(current, wanted)) return current;
  throw badRequest("mutability", `${path} cannot be changed once it is set`);
}

/** Read-only sub-attributes, such as the manager's name, stay for the server to keep right. */
function withReadOnlyParts(attribute: Attribute, current: unknown, wanted: unknown): unknown {
  if (attribute.multiValued || !isRecord(current) || !isRecord(wanted)) return wanted;
  const parts = [...attribute.subAttributes.values()].filter(
    ({ name, mutability }) => mutability === "readOnly" && current[name] !== undefined,
  );
  return parts.length === 0
    ? wanted
    : { ...wanted, ...Object.fromEntries(parts.map(({ name }) => [name, current[name]])) };
}
