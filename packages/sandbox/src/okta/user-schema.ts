import { baseAttributes } from "./base-attributes.ts";
import type { SchemaAttribute } from "./schema-attribute.ts";

/** The user profile schema of an org, kept in memory. */
export interface UserSchema {
  readonly attribute: (name: string) => SchemaAttribute | undefined;
  readonly all: () => readonly SchemaAttribute[];
  readonly custom: () => readonly SchemaAttribute[];
  /** Adds a custom attribute or replaces one. Throws where Okta's schema rules forbid it. */
  readonly define: (attribute: SchemaAttribute) => void;
}

const baseNames = new Set(baseAttributes.map(({ name }) => name.toLowerCase()));

/** The 31 base attributes and these custom ones. */
export function createUserSchema(customAttributes: readonly SchemaAttribute[]): UserSchema {
  const base = new Map(baseAttributes.map((attribute) => [attribute.name, attribute]));
  const custom = new Map<string, SchemaAttribute>();

  function define(attribute: SchemaAttribute): void {
    refuseCollision(attribute, [...custom.keys()]);
    const others = [...custom.values()].filter(({ name }) => name !== attribute.name);
    if (attribute.unique === true && others.filter(({ unique }) => unique === true).length >= 5)
      throw new RangeError("An Okta user type can have five unique attributes at most");
    custom.set(attribute.name, attribute);
  }

  for (const attribute of customAttributes) define(attribute);
  return {
    attribute: (name) => base.get(name) ?? custom.get(name),
    all: () => [...base.values(), ...custom.values()],
    custom: () => [...custom.values()],
    define,
  };
}

function refuseCollision(attribute: SchemaAttribute, customNames: readonly string[]): void {
  const folded = attribute.name.toLowerCase();
  const sameButCase = customNames.some((name) => name !== attribute.name && name.toLowerCase() === folded);
  if (baseNames.has(folded) || sameButCase)
    throw new RangeError(`The attribute name ${attribute.name} collides with another that differs at most by case`);
}
