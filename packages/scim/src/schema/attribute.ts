import type { AttributeDefinition, AttributeType, Mutability, Returned, Uniqueness } from "./attribute-definition.ts";

/** An attribute with every default filled in and its sub-attributes found by name. */
export interface Attribute {
  readonly name: string;
  /** How requests name it: `userName`, `name.familyName`, `urn:…:User:department`. */
  readonly path: string;
  readonly type: AttributeType;
  readonly multiValued: boolean;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: Mutability;
  readonly returned: Returned;
  readonly uniqueness: Uniqueness;
  /** By lower-cased name. Empty unless the type is `complex`. */
  readonly subAttributes: ReadonlyMap<string, Attribute>;
}

/** Attributes by lower-cased name. */
export type AttributeMap = ReadonlyMap<string, Attribute>;

/** Fills in the defaults; `prefix` is what stands before the name in a path. */
export function compileAttributes(definitions: readonly AttributeDefinition[], prefix: string): AttributeMap {
  return new Map(
    definitions.map((definition) => [definition.name.toLowerCase(), compileAttribute(definition, prefix)]),
  );
}

function compileAttribute(definition: AttributeDefinition, prefix: string): Attribute {
  const { name, type = "string", subAttributes = [] } = definition;
  const path = `${prefix}${name}`;
  return {
    name,
    path,
    type,
    multiValued: definition.multiValued ?? false,
    required: definition.required ?? false,
    caseExact: definition.caseExact ?? (type === "reference" || type === "binary"),
    mutability: definition.mutability ?? "readWrite",
    returned: definition.returned ?? "default",
    uniqueness: definition.uniqueness ?? "none",
    subAttributes: compileAttributes(subAttributes, `${path}.`),
  };
}
