import type { HumaansPerson } from "@rosterkit/sandbox";
import { addDays, startOfDayMs } from "./company-calendar.ts";

/** Where somebody belongs at an instant: the oracle. It reads HR's records itself and knows nothing of the engine. */
export type Expected = "before start" | "in" | "out" | "held";

/** What decides beside the record. */
export interface Facts {
  /** The sync's own zone. */
  readonly zone: string;
  /** When access was revoked at once, in milliseconds since 1970, and the start date that the record had then. */
  readonly revoked?: { readonly atMs: number; readonly startDateThen: string | undefined } | undefined;
}

/** Dates decide, status confirms: the end is the earlier of the two last days, at its end in the person's zone. */
export function expectedState(person: HumaansPerson, atMs: number, facts: Facts): Expected {
  const zone = person.timezone || facts.zone;
  const start = person.employmentStartDate || undefined;
  const lastDay = lastDayOf(person);
  const hasEnd = lastDay !== undefined || person.status === "offboarded";
  const revoked = revocation(facts, start, zone);
  if (revoked !== undefined && hasEnd) {
    if (atMs >= revoked) return "out";
  } else if (revoked !== undefined) return "held";
  if (lastDay !== undefined && start !== undefined && lastDay < start) return "held";
  if (lastDay !== undefined ? atMs >= startOfDayMs(addDays(lastDay, 1), zone) : hasEnd) return "out";
  if (start === undefined) return person.status === "newHire" ? "before start" : "in";
  return atMs < startOfDayMs(start, zone) ? "before start" : "in";
}

/** When somebody starts; `undefined`: since always. */
export const startsAtMs = (person: HumaansPerson, zone: string): number | undefined =>
  person.employmentStartDate ? startOfDayMs(person.employmentStartDate, person.timezone || zone) : undefined;

const lastDayOf = ({ lastWorkingDay, employmentEndDate }: HumaansPerson): string | undefined =>
  [lastWorkingDay, employmentEndDate].filter((day) => typeof day === "string" && day !== "").sort()[0] as
    | string
    | undefined;

/** In force until HR gives a start date after it. */
const revocation = ({ revoked }: Facts, start: string | undefined, zone: string): number | undefined => {
  if (!revoked) return undefined;
  const isLifted = start !== undefined && start !== revoked.startDateThen && startOfDayMs(start, zone) > revoked.atMs;
  return isLifted ? undefined : revoked.atMs;
};
