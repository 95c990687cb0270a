import type { Attribute, AttributeMap } from "../schema/attribute.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { isRecord } from "../value/is-record.ts";
import { namedPaths } from "./names.ts";

/** Which attributes an answer has: RFC 7644 §3.9. Names may be plain, dotted, behind a URN, or the URN of an extension. */
export interface Projection {
  /** Only these, and those that are always returned. Absent or empty: the default ones. */
  readonly attributes?: readonly string[] | undefined;
  /** The default ones without these. */
  readonly excludedAttributes?: readonly string[] | undefined;
}

type Keep = (value: unknown) => unknown;
type Choose = (attribute: Attribute, chosen: boolean) => boolean;

/**
 * Compiles what answers have to a function that makes an answer of a stored resource, for one page or many. Attributes that are never
 * returned, and what the store keeps beyond the schemas, are left out whatever is asked for.
 */
export function compileProjection(
  type: ResourceType,
  { attributes = [], excludedAttributes = [] }: Projection = {},
): (resource: ScimResource) => ScimResource {
  const choose =
    attributes.length > 0 ? asked(namedPaths(type, attributes)) : byDefault(namedPaths(type, excludedAttributes));
  const wholeCore = attributes.length > 0 && namedPaths(type, attributes).has(type.urn);
  const keepers = keepersOf(type.attributes, choose, wholeCore);
  const named = namedPaths(type, attributes);
  const excluded = namedPaths(type, excludedAttributes);
  for (const { urn, attributes: inside } of type.extensions.values()) {
    const parts = keepersOf(inside, excluded.has(urn) ? onlyAlways : choose, named.has(urn));
    if (parts.size > 0) keepers.set(urn, (values) => keepParts(values, parts));
  }
  return (resource) => keepParts(resource, keepers) as ScimResource;
}

/** Whether an attribute is in an answer to `attributes`; `chosen`: the complex attribute or the extension it is in is asked for whole. */
const asked =
  (paths: ReadonlySet<string>): Choose =>
  ({ path, returned }, chosen) =>
    returned === "always" || paths.has(path) || (chosen && returned === "default");

const byDefault =
  (excluded: ReadonlySet<string>): Choose =>
  ({ path, returned }) =>
    returned === "always" || (returned === "default" && !excluded.has(path));

const onlyAlways: Choose = ({ returned }) => returned === "always";

function keepersOf(attributes: AttributeMap, choose: Choose, chosen: boolean): Map<string, Keep> {
  const keepers = new Map<string, Keep>();
  for (const attribute of attributes.values()) {
    const keep = keeperOf(attribute, choose, chosen);
    if (keep !== undefined) keepers.set(attribute.name, keep);
  }
  return keepers;
}

function keeperOf(attribute: Attribute, choose: Choose, chosen: boolean): Keep | undefined {
  if (attribute.returned === "never") return undefined;
  const isChosen = choose(attribute, chosen);
  if (attribute.type !== "complex") return isChosen ? (value) => value : undefined;
  // One that is not chosen may still have a part that is: `attributes=name.familyName`.
  const parts = keepersOf(attribute.subAttributes, choose, isChosen);
  const names = isChosen ? parts : withoutAlways(attribute, parts);
  if (names.size === 0) return undefined;
  return (value) => (Array.isArray(value) ? keepList(value, names) : keepParts(value, names));
}

/** Parts that are always returned come with their attribute, but do not bring it. */
function withoutAlways({ subAttributes }: Attribute, parts: Map<string, Keep>): Map<string, Keep> {
  const asksForOne = [...parts.keys()].some((name) => subAttributes.get(name.toLowerCase())?.returned !== "always");
  return asksForOne ? parts : new Map();
}

function keepList(values: readonly unknown[], parts: ReadonlyMap<string, Keep>): unknown {
  const kept = values.map((value) => keepParts(value, parts)).filter((value) => value !== undefined);
  return kept.length === 0 ? undefined : kept;
}

function keepParts(value: unknown, parts: ReadonlyMap<string, Keep>): unknown {
  if (!isRecord(value)) return value;
  const kept: Record<string, unknown> = {};
  let empty = true;
  for (const [name, keep] of parts) {
    const part = value[name];
    const projected = part === undefined || part === null ? undefined : keep(part);
    if (projected === undefined) continue;
    kept[name] = projected;
    empty = false;
  }
  return empty ? undefined : kept;
}
