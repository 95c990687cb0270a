import { ConfigurationError } from "@rosterkit/core/adapter";
import type { Filter } from "../filter/filter.ts";
import { parsePath } from "../filter/parse-path.ts";
import { stringifyFilter } from "../filter/stringify-filter.ts";
import type { Attribute } from "../schema/attribute.ts";
import type { Extension, ResourceType } from "../schema/resource-type.ts";

/** What a name of the caller's values stands for: `userName`, `name.givenName`, `emails[type eq "work"].value`, `urn:…:User:department`. */
export interface LocatedPath {
  readonly extension: Extension | undefined;
  readonly attribute: Attribute;
  /** Which of its values. Absent: all of it. */
  readonly filter: Filter | undefined;
  /** Which part. Absent: the whole. */
  readonly part: Attribute | undefined;
  /** The same as the schema spells it. */
  readonly path: string;
}

/** Finds what a name stands for in this type. Rejects one that names no attribute with a ConfigurationError. */
export function locatePath(name: string, type: ResourceType): LocatedPath {
  const plain = type.find(name);
  if (plain?.attribute !== undefined) {
    const { extension, attribute, subAttribute: part } = plain;
    return { extension, attribute, part, filter: undefined, path: (part ?? attribute).path };
  }
  const { path, filter, subAttribute } = parsePath(name);
  const { extension, attribute, subAttribute: misplaced } = type.find(path) ?? {};
  if (attribute === undefined || misplaced !== undefined || filter === undefined) throw unknown(name, type);
  const selected = `${attribute.path}[${stringifyFilter(filter)}]`;
  if (subAttribute === undefined) return { extension, attribute, filter, part: undefined, path: selected };
  const part = attribute.subAttributes.get(subAttribute.toLowerCase());
  if (part === undefined) throw unknown(name, type);
  return { extension, attribute, filter, part, path: `${selected}.${part.name}` };
}

const unknown = (path: string, type: ResourceType): ConfigurationError =>
  new ConfigurationError([{ path, message: `names no attribute of ${type.name}` }], {
    remedy: "Correct the name, or add the attribute to the schemas of the resource type.",
  });
