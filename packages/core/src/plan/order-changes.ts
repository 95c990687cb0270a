import { type Change, lanes } from "./change.ts";

const laneIndex = new Map(lanes.map((lane, index) => [lane, index]));

const compare = (a: Change, b: Change): number =>
  (laneIndex.get(a.lane) ?? 0) - (laneIndex.get(b.lane) ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Puts changes in order of their lanes, and by id within a lane, so that the same changes are always listed the same way. */
export const orderChanges = (changes: readonly Change[]): readonly Change[] => changes.toSorted(compare);
