import type { EmploymentEnd } from "./employment-end.ts";
import type { EmploymentRecord, Revocation } from "./employment-record.ts";
import { type EmploymentStart, startDayMs } from "./employment-start.ts";
import { parseInstant } from "./local-instant.ts";

/** What a revocation fact comes to. `end` is there exactly when it acts. */
export interface RevocationVerdict {
  readonly outcome: "acts" | "held" | "superseded";
  readonly end: EmploymentEnd | undefined;
}

const held: RevocationVerdict = Object.freeze({ outcome: "held", end: undefined });
const superseded: RevocationVerdict = Object.freeze({ outcome: "superseded", end: undefined });

/**
 * A later start date lifts a revocation; else it acts when the record shows an end, and waits for a person when it does not.
 * A start date that was there already when the event came lifts nothing.
 */
export function revocationVerdict(
  revocation: Revocation,
  record: EmploymentRecord,
  start: EmploymentStart | undefined | null,
  showsEnd: boolean,
  zone: string,
): RevocationVerdict {
  const instant = parseInstant(revocation.at);
  // Without a readable start nobody knows whether HR has given a later one.
  if (!instant || start === null) return held;
  const isNewStart = record.startDate !== revocation.startDateThen;
  if (start && isNewStart && startDayMs(start, zone) > instant.atMs) return superseded;
  if (!showsEnd) return held;
  return { outcome: "acts", end: { ground: "revocation", day: undefined, at: instant.at, atMs: instant.atMs } };
}
