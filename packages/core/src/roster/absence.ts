import { answersFor, type Complete, type Extent } from "./extent.ts";
import { IncompleteRosterError } from "./incomplete-roster-error.ts";
import { isEverybody } from "./is-everybody.ts";
import type { Roster } from "./roster.ts";
import type { Seen } from "./seen.ts";

// These two are the only functions that conclude from absence.

/** The linked ids that are gone from the source. Throws an IncompleteRosterError for a read that was forced past the types. */
export const vanished = (seen: Seen<Complete<"everybody">>, linkedIds: Iterable<string>): string[] => {
  if (!isEverybody(seen.extent)) throw refused(seen.extent, "who has vanished");
  const gone: string[] = [];
  for (const id of linkedIds) if (!seen.has(id)) gone.push(id);
  return gone;
};

/**
 * Whether no account at the target has this value. Throws an IncompleteRosterError for a read that was forced past the types,
 * and for one of `these` that was not asked for this very key.
 */
export const unclaimed = (target: Roster<Complete>, attribute: string, value: string): boolean => {
  const found = target.find(attribute, value);
  if (!answersFor(target.extent, { attribute, value }))
    throw refused(target.extent, `that nobody has this ${attribute}`);
  return found.length === 0;
};

const refused = (extent: Extent, conclusion: string): IncompleteRosterError =>
  new IncompleteRosterError(conclusion, extent.complete ? [] : extent.gaps);
