import type { Found } from "@rosterkit/core/adapter";
import type { ScimResource } from "../schema/resource-of.ts";
import { droppedAttributes } from "./dropped-attributes.ts";
import type { Stored } from "./read-resource-answer.ts";
import { findResource, type ResourceScene } from "./resource-scene.ts";
import type { ResourceValues } from "./resource-values.ts";
import type { Written } from "./written.ts";

/**
 * Reads a resource again after a write and says what the server did not keep. The write has happened whatever becomes of this, so a failure
 * here only means that nothing is known.
 */
export async function lookAfterWrite<Row extends ScimResource>(
  scene: ResourceScene,
  id: string,
  values: ResourceValues,
  answered: Found<Stored<Row>> | undefined,
): Promise<Written<Row>> {
  if (!scene.readBack) return { found: answered };
  const found = await findResource<Row>(scene, id).catch(() => undefined);
  if (found === undefined) return { found: answered };
  return { found, dropped: droppedAttributes(found.row, values, scene.type) };
}
