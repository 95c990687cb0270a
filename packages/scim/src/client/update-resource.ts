import { type Found, PreconditionError, type Writing } from "@rosterkit/core/adapter";
import { patchSchema } from "../patch/patch-body.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import { namesVersion } from "../version/entity-tag.ts";
import { withValues } from "./build-resource.ts";
import { lookAfterWrite } from "./look-after-write.ts";
import { needsCurrent, patchOperations } from "./patch-operations.ts";
import { putBody } from "./put-body.ts";
import { resourceIn, type Stored } from "./read-resource-answer.ts";
import { hasNoSuchMethod } from "./refusals.ts";
import { resourcePath } from "./resource-path.ts";
import { type ResourceScene, readResource } from "./resource-scene.ts";
import type { ResourceValues } from "./resource-values.ts";
import { spelledValues } from "./spelled-values.ts";
import type { Written } from "./written.ts";

/** Changes the named values of a resource and nothing else, by PATCH or, where the server has none, by reading, changing and putting back. */
export async function updateResource<Row extends ScimResource>(
  scene: ResourceScene,
  id: string,
  given: ResourceValues,
  { version }: Pick<Writing, "version"> = {},
): Promise<Written<Row>> {
  const { profile, context, type } = scene;
  const values = spelledValues(given, type, profile);
  const answered =
    profile.update === "put" || context.learned.hasNoPatch
      ? await put<Row>(scene, id, values, version)
      : await patchOrPut<Row>(scene, id, values, version);
  return lookAfterWrite(scene, id, values, answered);
}

async function patchOrPut<Row extends ScimResource>(
  scene: ResourceScene,
  id: string,
  values: ResourceValues,
  version: string | undefined,
): Promise<Found<Stored<Row>> | undefined> {
  try {
    return await patch<Row>(scene, id, values, version);
  } catch (error) {
    if (!hasNoSuchMethod(error)) throw error;
    scene.context.learned.hasNoPatch = true;
    return put<Row>(scene, id, values, version);
  }
}

async function patch<Row extends ScimResource>(
  scene: ResourceScene,
  id: string,
  values: ResourceValues,
  version: string | undefined,
): Promise<Found<Stored<Row>> | undefined> {
  const { context, type, profile, call } = scene;
  const current = needsCurrent(values, type) ? await readUnmoved<Row>(scene, id, "PATCH", version) : undefined;
  const operations = patchOperations(current?.row, values, type, profile);
  if (operations.length === 0) return current;
  const body = { schemas: [patchSchema], Operations: operations };
  const condition = profile.entityTags ? (version ?? current?.version) : undefined;
  const place = resourcePath(type, id);
  return resourceIn(
    await context.transport({ method: "PATCH", ...place, body, version: condition, call }, profile),
    type,
  );
}

async function put<Row extends ScimResource>(
  scene: ResourceScene,
  id: string,
  values: ResourceValues,
  version: string | undefined,
): Promise<Found<Stored<Row>> | undefined> {
  const { context, type, profile, call } = scene;
  const current = await readUnmoved<Row>(scene, id, "PUT", version);
  const next = withValues(current.row, values, type);
  if (next === current.row) return current;
  const body = putBody(next, type, profile);
  const condition = profile.entityTags ? current.version : undefined;
  const place = resourcePath(type, id);
  return resourceIn(
    await context.transport({ method: "PUT", ...place, body, version: condition, call }, profile),
    type,
  );
}

/** The resource as it is now. Rejects with a PreconditionError when it is not the version that the caller knows any more. */
async function readUnmoved<Row extends ScimResource>(
  scene: ResourceScene,
  id: string,
  method: string,
  version: string | undefined,
): Promise<Found<Stored<Row>>> {
  const current = await readResource<Row>(scene, id);
  // The header and meta.version may spell one version in two ways.
  if (version === undefined || current.version === undefined || namesVersion(version, current.version)) return current;
  const { vendor } = scene.context;
  const refusal = { vendor: vendor.name, status: 412, method, path: resourcePath(scene.type, id).template };
  throw new PreconditionError({ ...refusal, summary: "it has changed since it was read" }, { adapter: vendor.id });
}
