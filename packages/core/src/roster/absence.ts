import { answersFor, type Complete, type Extent, isComplete } from "./extent.ts";
import { IncompleteRosterError } from "./incomplete-roster-error.ts";
import { isEverybody } from "./is-everybody.ts";
import type { MemberList } from "./read-members.ts";
import type { Roster } from "./roster.ts";
import type { Seen } from "./seen.ts";

// These three are the only functions that conclude from absence.

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

/**
 * Which of some people a whole member list lacks, resolved against people who were all read. Throws an IncompleteRosterError for a list or a read
 * that was forced past the types.
 */
export const notMembers = (
  { ids, extent }: MemberList<Complete>,
  people: Complete<"everybody">,
  linked: Iterable<string>,
): string[] => {
  if (!isComplete(extent)) throw refused(extent, "who is no member");
  if (!isEverybody(people)) throw refused(people, "who is no member");
  const members = new Set(ids);
  return [...linked].filter((id) => !members.has(id));
};

const refused = (extent: Extent, conclusion: string): IncompleteRosterError =>
  new IncompleteRosterError(conclusion, extent.complete ? [] : extent.gaps);
