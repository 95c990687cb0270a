import type { HumaansRecords, StoredPerson } from "./humaans-records.ts";
import type { PersonViewContext } from "./person-view.ts";

/** What acts work with: a fresh context for each, and the instant they happen at. */
export interface ActContext {
  readonly now: () => number;
  /** Turns what is due, then gives what is needed to show a person. */
  readonly current: () => PersonViewContext;
}

/** The record with an id; throws a RangeError where there is none. */
export function storedPerson({ people }: HumaansRecords, id: string): StoredPerson {
  const person = people.get(id);
  if (person === undefined) throw new RangeError(`no person ${id}`);
  return person;
}

/** Writes fields of a person and moves `updatedAt`. */
export function changePerson(context: ActContext, id: string, changes: Partial<StoredPerson>): void {
  const { records } = context.current();
  const updatedAt = new Date(context.now()).toISOString();
  records.people.set(id, { ...storedPerson(records, id), ...changes, updatedAt });
  records.version += 1;
}
