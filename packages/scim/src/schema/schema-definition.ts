import type { AttributeDefinition } from "./attribute-definition.ts";

/** A schema as data: a core schema, or an extension. */
export interface SchemaDefinition {
  /** Its URN. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** For people. */
  readonly description?: string;
  readonly attributes: readonly AttributeDefinition[];
}

/** The schema itself; only keeps its literal types, so that {@link ResourceOf} can read them. */
export const defineSchema = <const Schema extends SchemaDefinition>(schema: Schema): Schema => schema;
