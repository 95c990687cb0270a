import type { Attribute, AttributeMap } from "./attribute.ts";
import type { SchemaDefinition } from "./schema-definition.ts";

/** A resource type as data: RFC 7643 §6. */
export interface ResourceTypeDefinition {
  /** Such as `User`. */
  readonly name: string;
  /** Where its resources are, relative to the base URL: `/Users`. */
  readonly endpoint: string;
  /** For people. */
  readonly description?: string;
  /** The core schema. */
  readonly schema: SchemaDefinition;
  /** Default none. */
  readonly extensions?: readonly ExtensionDefinition[];
}

/** An extension that resources of a type may, or must, carry. */
export interface ExtensionDefinition {
  readonly schema: SchemaDefinition;
  /** Default false. */
  readonly required?: boolean;
}

/** An extension, compiled. */
export interface Extension {
  /** Its URN as the schema spells it: also the name of its object in a resource. */
  readonly urn: string;
  readonly required: boolean;
  readonly attributes: AttributeMap;
}

/** What a path names. Without an attribute: the whole extension, or the resource itself when there is no extension either. */
export interface Target {
  readonly extension: Extension | undefined;
  readonly attribute: Attribute | undefined;
  readonly subAttribute: Attribute | undefined;
}

/** A resource type made ready for use by `compileResourceType`; make it once. */
export interface ResourceType {
  readonly definition: ResourceTypeDefinition;
  readonly name: string;
  readonly endpoint: string;
  /** URN of the core schema, as the schema spells it. */
  readonly urn: string;
  /** Attributes of the core schema and those of every resource. */
  readonly attributes: AttributeMap;
  /** By lower-cased URN. */
  readonly extensions: ReadonlyMap<string, Extension>;
  /**
   * What a path names, whatever its case: `userName`, `name.familyName`, either behind the core URN and a colon, an extension's URN, or an
   * attribute behind it. `undefined`: nothing is called that.
   */
  readonly find: (path: string) => Target | undefined;
}
