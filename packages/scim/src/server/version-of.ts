import type { ScimResource } from "../schema/resource-of.ts";
import { isRecord } from "../value/is-record.ts";
import { weakEntityTag } from "../version/entity-tag.ts";

/** The version that a store gave a resource, or else one made from its content. */
export const versionOf = (resource: ScimResource): string =>
  isRecord(resource.meta) && typeof resource.meta.version === "string"
    ? resource.meta.version
    : weakEntityTag(resource);
