import { type Extent, isComplete } from "./extent.ts";
import { IncompleteRosterError } from "./incomplete-roster-error.ts";

/** Throws when a complete read gave another number of records than were kept of it: whoever was dropped would look absent. */
export const assertSameRead = (extent: Extent, kept: number): void => {
  if (!isComplete(extent) || extent.size === kept) return;
  throw new IncompleteRosterError("who is absent", [`${extent.size} records were read and ${kept} were kept`]);
};
