import { applyPatch } from "../patch/apply-patch.ts";
import { type PatchOperation, patchSchema } from "../patch/patch-body.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { locatePath } from "./located-path.ts";
import type { ResourceValues } from "./resource-values.ts";

/**
 * A resource with these values in it and everything else as it was. Values whose filter selects nothing yet are made of filter and value.
 * Throws a ScimError, or a ConfigurationError, for what the schemas do not allow; neither shows a value.
 */
export function withValues(resource: ScimResource, values: ResourceValues, type: ResourceType): ScimResource {
  const operations = Object.entries(values).flatMap(([name, value]) => operationsOf(name, value, type));
  if (operations.length === 0) return resource;
  const body = { schemas: [patchSchema], Operations: operations };
  return applyPatch(resource, body, type, { replaceUnmatched: "create", maximumOperations: operations.length })
    .resource;
}

/** A new resource with these values. */
export const buildResource = (values: ResourceValues, type: ResourceType): ScimResource =>
  withValues({ schemas: [type.urn] }, values, type);

function operationsOf(name: string, value: unknown, type: ResourceType): readonly PatchOperation[] {
  if (value === undefined) return [];
  const { path, attribute, filter, part } = locatePath(name, type);
  if (value !== null) return [{ op: "replace", path, value }];
  // Without its value, a phone number of type "work" says nothing.
  const isWhole = part?.name === "value" && (filter !== undefined || !attribute.multiValued);
  return [{ op: "remove", path: isWhole ? path.replace(/\.value$/, "") : path, value: undefined }];
}
