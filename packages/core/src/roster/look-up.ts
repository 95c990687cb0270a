import type { AnyResource } from "../adapter/any-adapter.ts";
import type { Found } from "../adapter/resource.ts";
import { failureCode } from "./failure-code.ts";
import type { ReadScene } from "./read-scene.ts";
import { untilAborted } from "./until-aborted.ts";

/** One record asked for by key: the record, `undefined` when there is said to be none, or the code of a failure. Rejects with what stops a read. */
export const lookUp = async (
  ask: () => Promise<Found<unknown> | undefined>,
  { reading: { signal } }: ReadScene,
): Promise<Found<unknown> | undefined | string> => {
  signal?.throwIfAborted();
  try {
    return await untilAborted(ask(), signal);
  } catch (error) {
    signal?.throwIfAborted();
    return failureCode(error);
  }
};

/**
 * What speaks against "there is none". It may mean "not permitted" unless the vendor vouches for it: then only an id that was shown, and
 * that can be read by id as well, makes it believable. `undefined`: nothing.
 */
export const proveAbsence = async (
  shownId: string | undefined,
  resource: AnyResource,
  scene: ReadScene,
): Promise<string | undefined> => {
  if (resource.absence === "proven") return undefined;
  if (shownId === undefined) return "records were not found, and there is nobody to try a read by id with";
  const answer = await lookUp(async () => resource.get?.(shownId, scene.reading), scene);
  if (typeof answer === "object") return undefined;
  return "records were not found, and reading by id does not work for somebody who was shown";
};

/**
 * What speaks against records being gone that were known by their ids: besides, a vendor that removes nobody cannot have removed them. Then the scene remembers
 * which they are, where reading by id works for somebody else.
 */
export const proveGone = async (
  ids: readonly string[],
  shownId: string | undefined,
  resource: AnyResource,
  scene: ReadScene,
): Promise<string | undefined> => {
  const doubt = await proveAbsence(shownId, resource, scene);
  if (doubt !== undefined || resource.absence !== "never") return doubt;
  for (const id of ids) scene.gone.add(id);
  return "known records are gone, although the vendor removes nobody: made one with others by hand, or not shown";
};
