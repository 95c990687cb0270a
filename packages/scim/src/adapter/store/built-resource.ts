import { buildResource } from "../../client/build-resource.ts";
import type { ResourceValues } from "../../client/resource-values.ts";
import { ScimError } from "../../error/scim-error.ts";
import type { ScimResource } from "../../schema/resource-of.ts";
import type { ResourceType } from "../../schema/resource-type.ts";

/** When a resource was made and changed, as instants. Absent: the vendor does not tell. */
export interface ResourceTimes {
  readonly created?: unknown;
  readonly lastModified?: unknown;
}

/**
 * A resource with what is said of it. A value that the schema does not allow is left out by itself: leaving the person out would tell clients that
 * they are gone.
 */
export function builtResource(
  id: string,
  values: ResourceValues,
  { created, lastModified }: ResourceTimes,
  type: ResourceType,
): ScimResource {
  const said = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const meta = {
    resourceType: type.name,
    ...(typeof created === "string" && { created }),
    ...(typeof lastModified === "string" && { lastModified }),
  };
  return { ...built(said, type), id, meta };
}

function built(said: readonly (readonly [string, unknown])[], type: ResourceType): ScimResource {
  const whole = attempt(said, type);
  if (whole) return whole;
  const allowed = said.filter((one) => attempt([one], type) !== undefined);
  return attempt(allowed, type) ?? { schemas: [type.urn] };
}

function attempt(said: readonly (readonly [string, unknown])[], type: ResourceType): ScimResource | undefined {
  try {
    return buildResource(Object.fromEntries(said), type);
  } catch (error) {
    if (ScimError.isInstance(error)) return undefined;
    throw error;
  }
}
