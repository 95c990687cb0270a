import type { CallOptions, Found } from "@rosterkit/core/adapter";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import type { ClientContext } from "./client-context.ts";
import { resourceIn, type Stored, withoutResource } from "./read-resource-answer.ts";
import { isNotThere } from "./refusals.ts";
import { resourcePath } from "./resource-path.ts";
import type { TargetProfile } from "./target-profile.ts";

/** Where a call on one resource type takes place. */
export interface ResourceScene {
  readonly context: ClientContext;
  readonly type: ResourceType;
  readonly profile: TargetProfile;
  readonly call: CallOptions | undefined;
  readonly readBack: boolean;
}

/** A resource by its id, fresh. Rejects where there is none. */
export async function readResource<Row extends ScimResource>(
  { context, type, profile, call }: Omit<ResourceScene, "readBack">,
  id: string,
): Promise<Found<Stored<Row>>> {
  const place = resourcePath(type, id);
  const answer = await context.transport({ method: "GET", ...place, call }, profile);
  const found = resourceIn<Row>(answer, type);
  if (found === undefined) throw withoutResource(context.vendor, `GET ${place.template}`);
  return found;
}

/** The same; `undefined` where the server says that there is none. */
export async function findResource<Row extends ScimResource>(
  scene: Omit<ResourceScene, "readBack">,
  id: string,
): Promise<Found<Stored<Row>> | undefined> {
  try {
    return await readResource<Row>(scene, id);
  } catch (error) {
    if (isNotThere(error, scene.profile)) return undefined;
    throw error;
  }
}
