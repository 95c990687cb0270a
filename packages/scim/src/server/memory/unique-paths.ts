import type { ResourceType } from "../../schema/resource-type.ts";
import { findLeaf } from "./find-leaf.ts";

/** Attributes that no two resources of a type may share a value of: for all types, or by the type's name. */
export type UniqueAttributes = readonly string[] | Readonly<Record<string, readonly string[]>>;

/** Those that the schemas state and those wanted beside them, in the schema's spelling; what the type does not have is left out. */
export function uniquePaths(type: ResourceType, wanted: UniqueAttributes): readonly string[] {
  const more = isList(wanted) ? wanted : (wanted[type.name] ?? []);
  const extensions = [...type.extensions.values()].flatMap(({ attributes }) => [...attributes.values()]);
  const stated = [...type.attributes.values(), ...extensions]
    .filter(({ name, uniqueness }) => uniqueness !== "none" && name !== "id")
    .map(({ path }) => path);
  return [...new Set([...stated, ...more].flatMap((path) => findLeaf(type, path)?.path ?? []))];
}

const isList = (wanted: UniqueAttributes): wanted is readonly string[] => Array.isArray(wanted);
