import type { Misreadable } from "../mapping/mapping.ts";
import type { Misread } from "../mapping/misread.ts";
import type { Issue } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";
import { whoIs } from "./read-person.ts";

/** Something of somebody's record that could not be read, and the attribute that goes without it. */
export interface AttributeMisread extends Misread {
  readonly attribute: string;
}

const none: readonly AttributeMisread[] = [];

/** What could not be read of the values wanted, given in the order of the mapping's names. */
export function misreadsAmong(
  misreadable: readonly Misreadable[],
  row: unknown,
  wanted: readonly unknown[],
): readonly AttributeMisread[] {
  if (misreadable.length === 0) return none;
  return misreadable.flatMap(({ attribute, place, misreads }) =>
    misreads(row, wanted[place]).map((misread) => ({ attribute, ...misread })),
  );
}

/** Tells what could not be read: the attribute is left alone, unless its rule has something else for it, and the rest goes on. */
export function noteMisreads(
  { note }: Pick<PlanContext, "note">,
  person: Pick<Issue, "subject" | "who">,
  misreads: readonly AttributeMisread[],
): void {
  for (const { attribute, code, message } of misreads)
    note({
      ...person,
      attribute,
      code,
      message: `${attribute}: nothing is made of a value at the source that ${message}`,
    });
}

/** What could not be read of the attributes of an Employee that no account attribute would tell of: dates, status, what the scope reads. */
export function noteUntold(context: PlanContext, subject: string, row: unknown): void {
  for (const { attribute, misreads } of context.untold) {
    const found = misreads(row, context.employee(attribute as never)(row));
    if (found.length > 0)
      noteMisreads(
        context,
        { subject, who: whoIs(context, subject, row) },
        found.map((misread) => ({ attribute, ...misread })),
      );
  }
}
