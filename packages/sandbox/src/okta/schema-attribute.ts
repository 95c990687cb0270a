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
