import type { AttributeDefinition } from "./attribute-definition.ts";
import type { commonAttributes } from "./common-attributes.ts";
import type { SchemaDefinition } from "./schema-definition.ts";

/** Any resource, as JSON has it. */
export type ScimResource = Readonly<Record<string, unknown>>;

/**
 * The type of a resource with this core schema and these extensions, read off the schemas themselves. Every attribute may be absent, as
 * an answer may leave out anything but `schemas` and `id`: `ResourceOf<typeof userSchema, typeof enterpriseUserSchema>`.
 */
export type ResourceOf<Core extends SchemaDefinition, Extensions extends SchemaDefinition = never> = Flat<
  AttributesOf<typeof commonAttributes> &
    AttributesOf<Core["attributes"]> & {
      readonly [Each in Extensions as Each["id"]]?: AttributesOf<Each["attributes"]>;
    }
>;

type AttributesOf<Definitions extends readonly AttributeDefinition[]> = Flat<{
  readonly [Each in Definitions[number] as Each["name"]]?: ValueOf<Each>;
}>;

type ValueOf<Definition extends AttributeDefinition> = Definition extends { readonly multiValued: true }
  ? readonly SingleOf<Definition>[]
  : SingleOf<Definition>;

type SingleOf<Definition extends AttributeDefinition> = Definition extends {
  readonly subAttributes: infer Parts extends readonly AttributeDefinition[];
}
  ? AttributesOf<Parts>
  : Definition extends { readonly type: "boolean" }
    ? boolean
    : Definition extends { readonly type: "integer" | "decimal" }
      ? number
      : string;

type Flat<Type> = { [Key in keyof Type]: Type[Key] };
