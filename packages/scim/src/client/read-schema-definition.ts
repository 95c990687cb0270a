import type { AttributeDefinition, AttributeType } from "../schema/attribute-definition.ts";
import { commonAttributes } from "../schema/common-attributes.ts";
import type { SchemaDefinition } from "../schema/schema-definition.ts";
import { isRecord, listOf } from "../value/is-record.ts";

const types: ReadonlySet<unknown> = new Set<AttributeType>([
  "string",
  "boolean",
  "decimal",
  "integer",
  "dateTime",
  "binary",
  "reference",
  "complex",
]);

/** Attributes that one schema may have; whatever stands behind them is not read. */
const most = 1_000;

/** Every resource has these already, or they mean something else on an object. */
const unusable: ReadonlySet<string> = new Set([
  ...commonAttributes.map(({ name }) => name.toLowerCase()),
  "constructor",
  "prototype",
]);

/** A schema as `/Schemas` answers it (RFC 7643 §7), as far as it can be used. `undefined`: it has no id, or no attributes. */
export function readSchemaDefinition(raw: unknown): SchemaDefinition | undefined {
  if (!isRecord(raw) || typeof raw.id !== "string" || raw.id === "") return undefined;
  const attributes = definitionsIn(raw.attributes, true).filter(({ name }) => !unusable.has(name.toLowerCase()));
  return { id: raw.id, name: typeof raw.name === "string" ? raw.name : raw.id, attributes };
}

function definitionsIn(raw: unknown, mayBeComplex: boolean): readonly AttributeDefinition[] {
  const byName = new Map<string, AttributeDefinition>();
  for (const each of listOf(raw).slice(0, most)) {
    const definition = definitionOf(each, mayBeComplex);
    const key = definition?.name.toLowerCase();
    if (definition !== undefined && key !== undefined && !byName.has(key)) byName.set(key, definition);
  }
  return [...byName.values()];
}

function definitionOf(raw: unknown, mayBeComplex: boolean): AttributeDefinition | undefined {
  if (!isRecord(raw) || typeof raw.name !== "string" || !/^(?:\$ref|[A-Za-z][\w-]*)$/.test(raw.name)) return undefined;
  const type = types.has(raw.type) ? (raw.type as AttributeType) : "string";
  const parts = type === "complex" && mayBeComplex ? definitionsIn(raw.subAttributes, false) : [];
  if (type === "complex" && parts.length === 0) return undefined;
  return {
    name: raw.name,
    type,
    ...(parts.length > 0 && { subAttributes: parts }),
    ...flag(raw, "multiValued"),
    ...flag(raw, "required"),
    ...flag(raw, "caseExact"),
    ...oneOf(raw, "mutability", ["readOnly", "readWrite", "immutable", "writeOnly"]),
    ...oneOf(raw, "returned", ["always", "never", "default", "request"]),
    ...oneOf(raw, "uniqueness", ["none", "server", "global"]),
  };
}

const flag = <Name extends string>(raw: Readonly<Record<string, unknown>>, name: Name) =>
  typeof raw[name] === "boolean" ? ({ [name]: raw[name] } as { readonly [N in Name]: boolean }) : {};

const oneOf = <Name extends string, const Word extends string>(
  raw: Readonly<Record<string, unknown>>,
  name: Name,
  words: readonly Word[],
) => {
  const word = words.find((each) => each === raw[name]);
  return word === undefined ? {} : ({ [name]: word } as { readonly [N in Name]: Word });
};
