import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { isPresent } from "../value/is-present.ts";
import { listOf } from "../value/is-record.ts";

/** What `schemas` is for a resource: the core URN, what it says of schemas that are not known here, and every extension it has data of. */
export function schemasFor(resource: ScimResource, type: ResourceType): readonly unknown[] {
  const others = listOf(resource.schemas).filter((urn) => typeof urn === "string" && !isOurs(urn.toLowerCase(), type));
  const extensions = [...type.extensions.values()].filter(({ urn }) => isPresent(resource[urn]));
  return [type.urn, ...extensions.map(({ urn }) => urn), ...others];
}

const isOurs = (urn: string, type: ResourceType): boolean => urn === type.urn.toLowerCase() || type.extensions.has(urn);
