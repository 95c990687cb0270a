/** The data types of RFC 7643 §2.3. */
export type AttributeType =
  | "string"
  | "boolean"
  | "decimal"
  | "integer"
  | "dateTime"
  | "binary"
  | "reference"
  | "complex";

/** Who may write an attribute, and when: RFC 7643 §7. */
export type Mutability = "readOnly" | "readWrite" | "immutable" | "writeOnly";

/** When an attribute is part of an answer: RFC 7643 §7. */
export type Returned = "always" | "never" | "default" | "request";

/** Within what a value may occur only once: RFC 7643 §7. */
export type Uniqueness = "none" | "server" | "global";

/** An attribute as data. What is left out has the default of RFC 7643 §2.2. */
export interface AttributeDefinition {
  /** Its name, in the spelling that answers use. Requests may spell it in any case. */
  readonly name: string;
  /** Default `string`. */
  readonly type?: AttributeType;
  /** Default false. */
  readonly multiValued?: boolean;
  /** Default false. */
  readonly required?: boolean;
  /** Whether case counts when strings are compared. Default false; true for references and binaries, as RFC 7643 §2.3 says. */
  readonly caseExact?: boolean;
  /** Default `readWrite`. */
  readonly mutability?: Mutability;
  /** Default `default`. */
  readonly returned?: Returned;
  /** Default `none`. Kept by the store, not here. */
  readonly uniqueness?: Uniqueness;
  /** Values the schema suggests; others are allowed. */
  readonly canonicalValues?: readonly string[];
  /** For references: what they may point to, such as `User`, `external` or `uri`. */
  readonly referenceTypes?: readonly string[];
  /** For `complex`, which needs at least one. None of them may be complex (RFC 7643 §2.3.8). */
  readonly subAttributes?: readonly AttributeDefinition[];
  /** For people who read `/Schemas`. */
  readonly description?: string;
}
