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
type Values = Readonly<Record<string, unknown>>;

/** Whether an attribute is chosen; `inChosen`: what it is in was chosen whole. */
type Choose = (attribute: Attribute, inChosen: boolean) => boolean;

interface Choice {
  readonly choose: Choose;
  /** Whether a part can be chosen of what is not: `attributes=name.familyName`. */
  readonly looksInside: boolean;
}

/**
 * Compiles what answers have to a function that makes an answer of a stored resource, for one page or many. Attributes that are never
 * returned, and what the store keeps beyond the schemas, are left out whatever is asked for.
 */
export function compileProjection(
  type: ResourceType,
  { attributes = [], excludedAttributes = [] }: Projection = {},
): (resource: ScimResource) => ScimResource {
  const asked = namedPaths(type, attributes);
  const excluded = namedPaths(type, excludedAttributes);
  const choice = attributes.length > 0 ? choosing(asked) : excluding(excluded);
  const keepers = keepersOf(type.attributes, choice, asked.has(type.urn));
  for (const { urn, attributes: inside } of type.extensions.values()) {
    const parts = keepersOf(inside, excluded.has(urn) ? onlyAlways : choice, asked.has(urn));
    if (parts.size > 0) keepers.set(urn, (values) => keepParts(values, parts));
  }
  return (resource) => keepParts(resource, keepers) ?? {};
}

const choosing = (paths: ReadonlySet<string>): Choice => ({
  choose: ({ path, returned }, inChosen) =>
    returned === "always" || paths.has(path) || (inChosen && returned === "default"),
  looksInside: true,
});

const excluding = (paths: ReadonlySet<string>): Choice => ({
  choose: ({ path, returned }) => returned === "always" || (returned === "default" && !paths.has(path)),
  looksInside: false,
});

const onlyAlways: Choice = { choose: ({ returned }) => returned === "always", looksInside: false };

function keepersOf(attributes: AttributeMap, choice: Choice, inChosen: boolean): Map<string, Keep> {
  const keepers = new Map<string, Keep>();
  for (const attribute of attributes.values()) {
    const keep = keeperOf(attribute, choice, inChosen);
    if (keep !== undefined) keepers.set(attribute.name, keep);
  }
  return keepers;
}

function keeperOf(attribute: Attribute, choice: Choice, inChosen: boolean): Keep | undefined {
  if (attribute.returned === "never") return undefined;
  const isChosen = choice.choose(attribute, inChosen);
  if (attribute.type !== "complex") return isChosen ? (value) => value : undefined;
  if (!isChosen && !choice.looksInside) return undefined;
  const parts = keepersOf(attribute.subAttributes, choice, isChosen);
  if (!isChosen && onlyAlwaysReturned(attribute, parts)) return undefined;
  return (value) => (Array.isArray(value) ? keepList(value, parts) : keepParts(value, parts));
}

/** Parts that are always returned come with their attribute, but do not bring it. */
const onlyAlwaysReturned = ({ subAttributes }: Attribute, parts: ReadonlyMap<string, Keep>): boolean =>
  [...subAttributes.values()].every(({ name, returned }) => returned === "always" || !parts.has(name));

function keepList(values: readonly unknown[], parts: ReadonlyMap<string, Keep>): readonly unknown[] | undefined {
  const kept = values.map((value) => keepParts(value, parts)).filter((value) => value !== undefined);
  return kept.length === 0 ? undefined : kept;
}

/** `undefined` when nothing is left, or there was no record. */
function keepParts(record: unknown, parts: ReadonlyMap<string, Keep>): Values | undefined {
  if (!isRecord(record)) return undefined;
  const kept: Record<string, unknown> = {};
  let empty = true;
  for (const [name, keep] of parts) {
    const value = record[name];
    const part = value === undefined || value === null ? undefined : keep(value);
    if (part === undefined) continue;
    kept[name] = part;
    empty = false;
  }
  return empty ? undefined : kept;
}
