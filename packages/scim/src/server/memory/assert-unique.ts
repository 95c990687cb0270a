import type { ScimResource } from "../../schema/resource-of.ts";
import { uniquenessError } from "../refusals.ts";
import type { Collection } from "./collection.ts";
import type { Entry } from "./entry.ts";

/**
 * Throws 409 when another entry has what the resource has at one of the collection's unique paths. Nothing and `""` may be there as often
 * as they like.
 */
export function assertUnique(
  { type, unique, index }: Collection,
  resource: ScimResource,
  own: Entry | undefined,
): void {
  for (const path of unique) {
    const values = index(path);
    const isTaken = (text: string): boolean =>
      text !== "" && [...(values?.find(text) ?? [])].some((entry) => entry !== own);
    if (values?.keysOf(resource).some(isTaken)) throw uniquenessError(type, path);
  }
}
