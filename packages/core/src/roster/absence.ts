import { type Asked, askedOf, type Complete, type Extent } from "./extent.ts";
import { IncompleteRosterError } from "./incomplete-roster-error.ts";
import type { Roster } from "./roster.ts";
import type { Seen } from "./seen.ts";

// These two are the only functions that conclude from absence.

/** The linked ids that are gone from the source. Throws an IncompleteRosterError for a read that was forced past the types. */
export const vanished = (seen: Seen<Complete<"everybody">>, linkedIds: Iterable<string>): string[] => {
  assertProven(seen.extent, ["everybody"], "who has vanished");
  const gone: string[] = [];
  for (const id of linkedIds) if (!seen.has(id)) gone.push(id);
  return gone;
};

/**
 * Whether no account at the target has this value. A roster of `these` answers for the keys that were asked, and the caller sees to that.
 * Throws an IncompleteRosterError for a read that was forced past the types.
 */
export const unclaimed = (target: Roster<Complete>, attribute: string, value: string): boolean => {
  assertProven(target.extent, ["everybody", "these"], `that nobody has this ${attribute}`);
  return target.find(attribute, value).length === 0;
};

const assertProven = (extent: Extent, sufficient: readonly Asked[], conclusion: string): void => {
  const asked = askedOf(extent);
  if (asked !== undefined && sufficient.includes(asked)) return;
  throw new IncompleteRosterError(conclusion, extent.complete ? [] : extent.gaps);
};
