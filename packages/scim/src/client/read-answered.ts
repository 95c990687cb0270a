import type { Attribute, AttributeMap } from "../schema/attribute.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { isRecord } from "../value/is-record.ts";

/**
 * A resource as a server sent it, spelled as the schemas are: names in their own case, booleans that came as text as booleans, an id that
 * came as a number as text. What the schemas do not have stays as it is; what they say is never returned, such as a password, is not let in.
 */
export function readAnswered(raw: Readonly<Record<string, unknown>>, type: ResourceType): ScimResource {
  return Object.fromEntries(
    Object.entries(raw).flatMap(([name, value]) => {
      const extension = type.extensions.get(name.toLowerCase());
      if (extension !== undefined) return [[extension.urn, readParts(value, extension.attributes)]];
      const isSecret = type.attributes.get(name.toLowerCase())?.returned === "never";
      return isSecret ? [] : [readNamed(name, value, type.attributes)];
    }),
  );
}

function readNamed(name: string, value: unknown, attributes: AttributeMap): readonly [string, unknown] {
  const attribute = attributes.get(name.toLowerCase());
  return attribute === undefined ? [name, value] : [attribute.name, readValue(value, attribute)];
}

const readParts = (value: unknown, attributes: AttributeMap): unknown =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, part]) => readNamed(name, part, attributes)))
    : value;

function readValue(value: unknown, attribute: Attribute): unknown {
  if (Array.isArray(value)) return value.map((each) => readValue(each, attribute));
  if (attribute.type === "complex") return readParts(value, attribute.subAttributes);
  if (attribute.type === "boolean") return readBoolean(value);
  return attribute.type === "string" && typeof value === "number" ? String(value) : value;
}

const booleans: ReadonlyMap<unknown, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

const readBoolean = (value: unknown): unknown =>
  typeof value === "string" ? (booleans.get(value.trim().toLowerCase()) ?? value) : value;
