import type { Attribute, AttributeFacts, Kind, KindValue, ReadOnlyAttribute } from "@rosterkit/core/adapter";
import { locatePath } from "../client/located-path.ts";
import { attributeAt, valuesAt } from "../client/value-at.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";

/** What is said of one attribute; where it stands in a resource is said by its name. */
export interface ScimAttributeFacts extends AttributeFacts {
  readonly kind: Kind;
}

/** Attributes by the SCIM paths that are their names: `userName`, `emails[type eq "work"].value`, `urn:…:User:department`. */
export type ScimAttributeTable = Readonly<Record<string, ScimAttributeFacts>>;

/** The shape of a table. */
export type ScimShape<Table extends ScimAttributeTable> = {
  readonly [Name in keyof Table]: Table[Name] extends { readonly readOnly: true }
    ? ReadOnlyAttribute<ScimResource, Table[Name]["kind"]>
    : Attribute<ScimResource, Table[Name]["kind"]>;
};

/** How answers of a server are to be understood. */
export interface ScimShapeOptions {
  /**
   * What it means that an attribute is not in a resource. RFC 7643 §2.5 has it mean "none", and it also looks like that where a credential may not
   * see the attribute. Default `not said`: nobody's value is cleared because of it.
   */
  readonly absentMeans?: "not said" | "none";
}

/**
 * A shape whose attributes are read from where their names, which are SCIM paths, lead. A list that is there and has no such value says "none".
 * Throws a ConfigurationError for a name that is no path of this type.
 */
export const scimShape = <const Table extends ScimAttributeTable>(
  type: ResourceType,
  table: Table,
  { absentMeans = "not said" }: ScimShapeOptions = {},
): ScimShape<Table> => {
  const absent = absentMeans === "none" ? null : undefined;
  const shape = Object.entries(table).map(([name, facts]) => [name, attributeOf(name, facts, type, absent)]);
  return Object.freeze(Object.fromEntries(shape));
};

const lists: ReadonlySet<Kind> = new Set(["texts", "people", "groups"]);

function attributeOf(name: string, facts: ScimAttributeFacts, type: ResourceType, absent: null | undefined): Attribute {
  const located = locatePath(name, type);
  const isList = lists.has(facts.kind);
  const read = (row: ScimResource): unknown => {
    const whole = attributeAt(row, located);
    if (whole === undefined || whole === null) return whole ?? (whole === null ? null : absent);
    const values = valuesAt(row, located).flatMap((value) => (isList && Array.isArray(value) ? value : [value]));
    if (isList) return values;
    return values[0] ?? (Array.isArray(whole) || partOf(whole, located.part?.name) === null ? null : absent);
  };
  // A value of another kind than the vendor promises is told by whoever checks values, person by person.
  return Object.freeze({ ...facts, read: facts.writeOnly ? () => undefined : (read as (row: never) => KindValue) });
}

const partOf = (whole: unknown, part: string | undefined): unknown =>
  part === undefined ? whole : (whole as Readonly<Record<string, unknown>>)[part];
