import type { Attribute } from "../schema/attribute.ts";
import type { ResourceType } from "../schema/resource-type.ts";

/** The attributes that a list of names asks for, as paths in the schema's spelling; names that nothing has are passed over. */
export function namedPaths(type: ResourceType, names: readonly string[]): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const name of names) {
    const target = type.find(name.trim());
    if (target === undefined) continue;
    const named: Attribute | undefined = target.subAttribute ?? target.attribute;
    paths.add(named?.path ?? target.extension?.urn ?? type.urn);
  }
  return paths;
}
