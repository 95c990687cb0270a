import { badRequest } from "../error/refuse.ts";
import type { Attribute } from "../schema/attribute.ts";
import { isRecord } from "../value/is-record.ts";
import { distinctValues } from "./distinct-values.ts";
import { readSimple, unfit } from "./read-single.ts";
import type { UnknownAttributes } from "./unknown-attributes.ts";

/**
 * A value as a request has it, made what the schema says: names in their own spelling, read-only parts and nulls left out. `undefined`:
 * none was given (`null`, `[]` and `{}` are the same, RFC 7643 §2.5). Throws `invalidValue` for what does not fit.
 */
export function readAttribute(attribute: Attribute, raw: unknown, unknown: UnknownAttributes): unknown {
  return attribute.multiValued
    ? readValues(attribute, raw, unknown)
    : readValue(attribute, unwrap(attribute, raw), unknown);
}

/** All values of a multi-valued attribute, each once. A value that stands alone is taken for a list of one. */
export function readValues(
  attribute: Attribute,
  raw: unknown,
  unknown: UnknownAttributes,
): readonly unknown[] | undefined {
  const list = Array.isArray(raw) ? raw : [raw];
  const values = list.map((each) => readValue(attribute, each, unknown)).filter((each) => each !== undefined);
  if (values.length === 0) return undefined;
  assertOnePrimary(attribute, values);
  return distinctValues(attribute, values);
}

/** One value of an attribute, multi-valued or not. */
export function readValue(attribute: Attribute, raw: unknown, unknown: UnknownAttributes): unknown {
  if (raw === undefined || raw === null) return undefined;
  if (attribute.type === "complex") return readComplex(attribute, raw, unknown);
  const value = readSimple(attribute, raw);
  if (value === undefined) throw unfit(attribute);
  return value;
}

function readComplex(attribute: Attribute, raw: unknown, unknown: UnknownAttributes): unknown {
  const parts: Record<string, unknown> = {};
  for (const [part, given] of partsOf(attribute, raw, unknown)) {
    const value = readAttribute(part, given, unknown);
    if (value !== undefined) parts[part.name] = value;
  }
  if (Object.keys(parts).length === 0) return undefined;
  assertParts(attribute, parts);
  return parts;
}

/** Throws `invalidValue` when a value lacks a part that its attribute requires. No value at all lacks nothing. */
export function assertParts({ subAttributes }: Attribute, value: unknown): void {
  if (!isRecord(value)) return;
  for (const { name, path, required } of subAttributes.values()) {
    if (required && value[name] === undefined) throw badRequest("invalidValue", `${path} is required`);
  }
}

/** The writable sub-attributes that a value names, each with what it gives for it. Entra ID sends a manager's id alone for `manager`. */
export function partsOf(
  attribute: Attribute,
  raw: unknown,
  unknown: UnknownAttributes,
): readonly (readonly [Attribute, unknown])[] {
  if (!isRecord(raw)) {
    const main = attribute.subAttributes.get("value");
    if (main === undefined || typeof raw === "object") throw unfit(attribute);
    return raw === "" ? [] : [[main, raw]];
  }
  return Object.entries(raw).flatMap(([name, given]): readonly (readonly [Attribute, unknown])[] => {
    const part = attribute.subAttributes.get(name.toLowerCase());
    if (part !== undefined) return part.mutability === "readOnly" ? [] : [[part, given]];
    if (unknown === "ignore") return [];
    throw badRequest("invalidValue", `A value of ${attribute.path} has a sub-attribute that the schema does not have`);
  });
}

/** Entra ID's older dialect wraps single values: `[{ "value": "a" }]` for `"a"`. */
export function unwrap(attribute: Attribute, raw: unknown): unknown {
  const single = Array.isArray(raw) && raw.length < 2 ? raw[0] : raw;
  return attribute.type !== "complex" && isRecord(single) && Object.hasOwn(single, "value") ? single.value : single;
}

/** RFC 7643 §2.4: `primary` is true for one value at most. */
function assertOnePrimary({ path }: Attribute, values: readonly unknown[]): void {
  if (values.filter(isPrimary).length > 1)
    throw badRequest("invalidValue", `More than one value of ${path} is primary`);
}

/** Whether a value of a multi-valued attribute is the preferred one. */
export const isPrimary = (value: unknown): boolean => isRecord(value) && value.primary === true;
