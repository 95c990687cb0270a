export { unclaimed, vanished } from "./absence.ts";
export {
  type Asked,
  type Complete,
  type Extent,
  type ExtentFacts,
  type Incomplete,
  isComplete,
} from "./extent.ts";
export { fold } from "./fold.ts";
export { IncompleteRosterError } from "./incomplete-roster-error.ts";
export { isEverybody } from "./is-everybody.ts";
export { type Packable, packRoster, type RosterBuilder } from "./pack-roster.ts";
export { packSlots } from "./pack-slots.ts";
export { read } from "./read.ts";
export { type MemberList, readMembers } from "./read-members.ts";
export type { ReadLimits, ReadOptions, ReadProgress } from "./read-options.ts";
export { readThese, type These } from "./read-these.ts";
export type { Roster } from "./roster.ts";
export { createSeen, type Seen, type SeenBuilder } from "./seen.ts";
export type { Sink } from "./sink.ts";
