import type { ScimResource } from "../../schema/resource-of.ts";

/** A place in a collection; it stays the same while the resource in it changes. */
export interface Entry {
  /** Grows with every entry: the order of a list that is not sorted. */
  readonly sequence: number;
  resource: ScimResource;
  isRemoved: boolean;
}
