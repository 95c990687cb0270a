import { baseAttributes } from "./base-attributes.ts";

/** Formats of a text attribute that the stand-in checks or passes on. */
export type AttributeFormat =
  | "country-code"
  | "date-time"
  | "email"
  | "language-code"
  | "locale"
  | "ref-id"
  | "timezone"
  | "uri";

/** One attribute of the user profile, base or custom. */
export interface SchemaAttribute {
  readonly name: string;
  readonly title: string;
  readonly type: "string" | "boolean" | "number" | "integer" | "array";
  /** Kind of an array's items; "string" when absent. */
  readonly items?: "string" | "number" | "integer";
  readonly format?: AttributeFormat;
  readonly required?: boolean;
  /** No two users may hold the same value. At most five custom attributes can be unique. */
  readonly unique?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly enum?: readonly (string | number)[];
  /**
   * READ_WRITE when absent; writing another value into a READ_ONLY one answers 403 E0000077, IMMUTABLE 403 E0000078.
   */
  readonly mutability?: "READ_WRITE" | "READ_ONLY" | "IMMUTABLE";
  /** True for an attribute whose values come from another system; when required, a create answers 400 E0000179. */
  readonly externallySourced?: boolean;
  /** What the person may do with it. READ_ONLY when absent. */
  readonly self?: "HIDE" | "READ_ONLY" | "READ_WRITE";
}

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
