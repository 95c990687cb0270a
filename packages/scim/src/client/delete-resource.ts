import { UnexpectedResponseError } from "@rosterkit/core/adapter";
import { isNotThere } from "./refusals.ts";
import { resourcePath } from "./resource-path.ts";
import { findResource, type ResourceScene } from "./resource-scene.ts";

/** Deletes a resource; one that is gone already is success. Rejects when it was to be looked at afterwards and is still there. */
export async function deleteResource(scene: ResourceScene, id: string, version: string | undefined): Promise<void> {
  const { context, type, profile, call } = scene;
  const place = resourcePath(type, id);
  const condition = profile.entityTags ? version : undefined;
  try {
    await context.transport({ method: "DELETE", ...place, version: condition, call }, profile);
  } catch (error) {
    if (isNotThere(error, profile)) return;
    throw error;
  }
  if (scene.readBack && (await findResource(scene, id)) !== undefined) throw stillThere(scene);
}

const stillThere = ({ context: { vendor }, type }: ResourceScene): UnexpectedResponseError =>
  new UnexpectedResponseError(`${vendor.name} answered DELETE ${type.endpoint}/{id} and still shows the ${type.name}`, {
    adapter: vendor.id,
    remedy: "It may only be deactivated there: see whether that is enough.",
  });
