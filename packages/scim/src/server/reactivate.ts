import { replaceResource } from "../resource/replace-resource.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { uniquenessError } from "./refusals.ts";
import type { ResourceStore } from "./resource-store.ts";

/**
 * Somebody who left and comes back under the same `externalId`: the resource there is becomes what is wanted, and active. `undefined`:
 * there is no such person, or that one is active, or the new one is not to be. A user name alone proves nothing, as names are given again.
 */
export async function reactivate(
  { list, update }: ResourceStore,
  type: ResourceType,
  wanted: ScimResource,
): Promise<ScimResource | undefined> {
  const { externalId } = wanted;
  if (typeof externalId !== "string" || externalId === "" || wanted.active === false || !type.find("active")) return;
  const { resources } = await list(type, {
    filter: { operator: "eq", path: "externalId", value: externalId },
    sort: undefined,
    projection: {},
    page: { by: "index", startIndex: 1, count: 2 },
  });
  const [found] = resources;
  if (resources.length !== 1 || found?.active !== false) return;
  return update?.(type, String(found.id), (current) => {
    // Somebody else may have been faster.
    if (current.active !== false || current.externalId !== externalId) throw uniquenessError(type, "externalId");
    return replaceResource(current, { ...wanted, active: true }, type).resource;
  });
}
