import type { ScimResource } from "../schema/resource-of.ts";

/** A resource after a write. */
export interface Changed {
  /** The resource as it is now; the very object that was handed in when nothing changed. */
  readonly resource: ScimResource;
  /** Whether anything is different. When not, the version should stay as it is. */
  readonly changed: boolean;
}
