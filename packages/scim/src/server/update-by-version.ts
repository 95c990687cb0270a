import { ScimError } from "../error/scim-error.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import type { ResourceChange, ResourceStore } from "./resource-store.ts";
import { versionOf } from "./version-of.ts";

/** What a store must be able to do for {@link updateByVersion}. */
export interface VersionedWrites {
  readonly get: ResourceStore["get"];
  /**
   * Keeps a resource in the place of the one with the same id, if that still has the expected version; returns it with its new `meta`.
   * `undefined`: it has another version by now, or is gone.
   */
  readonly replace: (
    type: ResourceType,
    resource: ScimResource,
    expectedVersion: string,
  ) => Promise<ScimResource | undefined>;
  /** How often to try against others who write the same resource. Default 100; then 503. */
  readonly attempts?: number;
}

/**
 * `update` for a store that can compare and set but has no transactions: reads, changes, writes if nobody else has written meanwhile, or
 * else begins again. Each time somebody's change gets through, so it ends.
 */
export function updateByVersion({
  get,
  replace,
  attempts = 100,
}: VersionedWrites): NonNullable<ResourceStore["update"]> {
  return async (type, id, change) => {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const current = await get(type, id);
      if (current === undefined) return undefined;
      const written = await writeChanged(current, change, (next) => replace(type, next, versionOf(current)));
      if (written !== undefined) return written;
    }
    throw new ScimError(
      { status: 503, detail: "Too many others are writing this resource" },
      { remedy: "Try again in a moment." },
    );
  };
}

async function writeChanged(
  current: ScimResource,
  change: ResourceChange,
  write: (next: ScimResource) => Promise<ScimResource | undefined>,
): Promise<ScimResource | undefined> {
  const next = change(current);
  return next === current ? current : await write(next);
}
