import type { AnyResource } from "../adapter/any-adapter.ts";
import { matchable } from "../matching/match-rule.ts";

/** What sources call the attribute that holds the id another system gave a record. */
export const foreignIdName = "externalId";

/** Reads the id that another system gave a record. `undefined`: the resource tells of none. */
export function foreignIdReader({ attributes }: AnyResource): ((row: unknown) => string | undefined) | undefined {
  const read = attributes[foreignIdName]?.read as ((row: unknown) => unknown) | undefined;
  return read && ((row) => matchable(read(row)));
}
