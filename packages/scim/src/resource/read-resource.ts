import { badRequest } from "../error/refuse.ts";
import type { Attribute, AttributeMap } from "../schema/attribute.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { Extension, ResourceType } from "../schema/resource-type.ts";
import { isPresent } from "../value/is-present.ts";
import { isRecord } from "../value/is-record.ts";
import { schemasFor } from "./extension-schemas.ts";
import { readAttribute } from "./read-attribute.ts";
import type { UnknownAttributes } from "./unknown-attributes.ts";

/** How a resource in a request is read. */
export interface ReadOptions {
  /** Default `ignore`. */
  readonly unknownAttributes?: UnknownAttributes;
}

/**
 * The resource that the body of a POST asks for (RFC 7644 §3.3): names in the schema's spelling, values in its types, read-only attributes
 * and nulls left out, `schemas` naming the extensions that are there. The body is not changed.
 * Throws `invalidSyntax` when it is no such resource, `invalidValue` for a value that does not fit or a required one that is missing.
 */
export function readResource(body: unknown, type: ResourceType, options: ReadOptions = {}): ScimResource {
  const resource = readWritable(body, type, options);
  assertRequired(resource, type);
  return resource;
}

/** As {@link readResource}, but required attributes may be missing. */
export function readWritable(body: unknown, type: ResourceType, options: ReadOptions): ScimResource {
  if (!isRecord(body)) throw badRequest("invalidSyntax", "The body is not a JSON object");
  assertSchemas(body, type);
  const unknown = options.unknownAttributes ?? "ignore";
  const resource: Record<string, unknown> = { schemas: [] };
  for (const [name, raw] of Object.entries(body)) readMember(resource, name, raw, type, unknown);
  resource.schemas = schemasFor(resource, type);
  return resource;
}

function readMember(
  resource: Record<string, unknown>,
  name: string,
  raw: unknown,
  type: ResourceType,
  unknown: UnknownAttributes,
): void {
  const attribute = type.attributes.get(name.toLowerCase());
  const extension = type.extensions.get(name.toLowerCase());
  if (attribute !== undefined) keep(resource, attribute, raw, unknown);
  else if (extension !== undefined) keepExtension(resource, extension, raw, unknown);
  else refuseUnknown(unknown, type.name);
}

function keep(record: Record<string, unknown>, attribute: Attribute, raw: unknown, unknown: UnknownAttributes): void {
  if (attribute.mutability === "readOnly" || attribute.name === "schemas") return;
  const value = readAttribute(attribute, raw, unknown);
  if (value !== undefined) record[attribute.name] = value;
}

function keepExtension(
  resource: Record<string, unknown>,
  { urn, attributes }: Extension,
  raw: unknown,
  unknown: UnknownAttributes,
): void {
  if (raw === null) return;
  if (!isRecord(raw)) throw badRequest("invalidValue", `${urn} is not a JSON object`);
  const values: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(raw)) {
    const attribute = attributes.get(name.toLowerCase());
    if (attribute === undefined) refuseUnknown(unknown, urn);
    else keep(values, attribute, given, unknown);
  }
  if (Object.keys(values).length > 0) resource[urn] = values;
}

function refuseUnknown(unknown: UnknownAttributes, name: string): void {
  if (unknown === "refuse") throw badRequest("invalidSyntax", `The body has an attribute that ${name} does not have`);
}

/** RFC 7643 §3: `schemas` is required and has the URN of the resource type's schema. */
function assertSchemas(body: ScimResource, { urn }: ResourceType): void {
  const schemas = Object.entries(body).find(([name]) => name.toLowerCase() === "schemas")?.[1];
  const listed = Array.isArray(schemas) ? schemas : [];
  if (listed.some((each) => typeof each === "string" && each.toLowerCase() === urn.toLowerCase())) return;
  throw badRequest("invalidSyntax", `schemas does not have ${urn}`);
}

/** Throws `invalidValue` when a required attribute, or extension, is missing or empty. */
export function assertRequired(resource: ScimResource, type: ResourceType): void {
  assertAttributes(resource, type.attributes);
  for (const { urn, required, attributes } of type.extensions.values()) {
    const values = resource[urn];
    if (isRecord(values)) assertAttributes(values, attributes);
    else if (required) throw badRequest("invalidValue", `${urn} is required`);
  }
}

function assertAttributes(values: ScimResource, attributes: AttributeMap): void {
  for (const { name, path, required, mutability } of attributes.values()) {
    if (required && mutability !== "readOnly" && !isPresent(values[name])) {
      throw badRequest("invalidValue", `${path} is required`);
    }
  }
}
