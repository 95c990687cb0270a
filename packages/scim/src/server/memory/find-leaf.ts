import type { Attribute } from "../../schema/attribute.ts";
import type { Extension, ResourceType } from "../../schema/resource-type.ts";

/** Where the single values are that a path names: `emails` means `emails.value`, as it does in a filter. */
export interface Leaf {
  readonly extension: Extension | undefined;
  readonly attribute: Attribute;
  readonly subAttribute: Attribute | undefined;
  /** In the schema's spelling. */
  readonly path: string;
  readonly caseExact: boolean;
}

/** `undefined`: the type has no such attribute. */
export function findLeaf(type: ResourceType, path: string): Leaf | undefined {
  const { extension, attribute, subAttribute } = type.find(path) ?? {};
  if (attribute === undefined) return undefined;
  const part = subAttribute ?? attribute.subAttributes.get("value");
  const { path: spelled, caseExact } = part ?? attribute;
  return { extension, attribute, subAttribute: part, path: spelled, caseExact };
}
