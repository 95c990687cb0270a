import type { EmploymentStatus } from "../employee/employment-status.ts";
import type { EmploymentEnd } from "./employment-end.ts";
import { type EmploymentStart, startDayMs } from "./employment-start.ts";
import type { RevocationVerdict } from "./revocation-verdict.ts";

/** Why nothing may be concluded about a person until a person has looked. */
export interface TimelineHold {
  readonly code: "unknown status" | "no status and no dates" | "invalid date" | "end before start" | "revocation";
  readonly message: string;
}

/** What a hold is decided from. `null` dates could not be read. */
export interface HoldEvidence {
  readonly status: EmploymentStatus | "unknown" | undefined;
  readonly start: EmploymentStart | undefined | null;
  readonly stated: EmploymentEnd | undefined | null;
  readonly firstSeen: EmploymentEnd | undefined;
  readonly revocation: RevocationVerdict | undefined;
  readonly zone: string;
}

const messages = {
  "unknown status": "the employment status is none that this sync knows",
  "invalid date": "a date of the employment cannot be read",
  "no status and no dates": "the record states neither a status nor any date of the employment",
  "end before start": "the employment ends before it starts",
  revocation: "access was revoked, but the record shows no end of the employment that it could act on",
} as const satisfies Record<TimelineHold["code"], string>;

function endsBeforeStart({ start, stated, firstSeen, zone }: HoldEvidence): boolean {
  if (start?.day === undefined) return false;
  if (stated?.day !== undefined && stated.day < start.day) return true;
  return firstSeen !== undefined && firstSeen.atMs < startDayMs(start, zone);
}

function holdCode(evidence: HoldEvidence): TimelineHold["code"] | undefined {
  const { status, start, stated, revocation } = evidence;
  // An immediate revocation that acts is never held: whatever else is odd, the person is out.
  if (revocation?.outcome === "acts") return undefined;
  if (status === "unknown") return "unknown status";
  if (start === null || stated === null) return "invalid date";
  if (status === undefined && start?.day === undefined && !stated) return "no status and no dates";
  if (endsBeforeStart(evidence)) return "end before start";
  return revocation?.outcome === "held" ? "revocation" : undefined;
}

/** The first reason to hold a person, if there is one. */
export function timelineHold(evidence: HoldEvidence): TimelineHold | undefined {
  const code = holdCode(evidence);
  return code && { code, message: messages[code] };
}
