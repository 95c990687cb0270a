import { type EmploymentStatus, employmentStatuses } from "../employee/employment-status.ts";
import { type EmploymentEnd, type EndGround, earlierEnd } from "./employment-end.ts";
import type { EmploymentRecord, PersonFacts } from "./employment-record.ts";
import { employmentStart } from "./employment-start.ts";
import type { LifecyclePolicy } from "./lifecycle-policy.ts";
import { parseInstant } from "./local-instant.ts";
import { type PersonZone, personZone } from "./person-zone.ts";
import { type RevocationVerdict, revocationVerdict } from "./revocation-verdict.ts";
import { statedEnd } from "./stated-end.ts";
import { type TimelineHold, timelineHold } from "./timeline-hold.ts";
import { quoted, type Report, type TimelineIssue } from "./timeline-issue.ts";
import { type OrderedMoments, suspendedMoments, timelineMoments, untouched } from "./timeline-moments.ts";

/** What should be true of one person over time. */
export interface Timeline {
  /** In order, at least one; the first is since always. While `held` is there, the only moment leaves the account untouched. */
  readonly moments: OrderedMoments;
  readonly zone: PersonZone;
  /** When the person starts. `-Infinity`: has started, no date given. `undefined`: not known, so not started. */
  readonly startMs: number | undefined;
  /** When the employment ends. `undefined`: no end known. */
  readonly endMs: number | undefined;
  readonly endGround: EndGround | undefined;
  /** Of a revocation fact: whether it ends the employment, waits for a person, or was lifted by a later start date. */
  readonly revocation: RevocationVerdict["outcome"] | undefined;
  /** The record says "left", no date dates it and `leftSeenAt` was not handed in: remember now, and ask again with it. */
  readonly needsLeftSeen: boolean;
  readonly held: TimelineHold | undefined;
  readonly issues: readonly TimelineIssue[];
}

const known: ReadonlySet<string> = new Set(employmentStatuses);
const isKnown = (status: string): status is EmploymentStatus => known.has(status);

function knownStatus(status: string | null | undefined, report: Report): EmploymentStatus | "unknown" | undefined {
  if (status == null) return undefined;
  if (isKnown(status)) return status;
  report({
    code: "unknown status",
    attribute: "employmentStatus",
    message: `${quoted(status)} is not a known employment status`,
  });
  return "unknown";
}

/** A source may suspend people on their way out, or for a week: the policy says which it is taken for. */
const statusUnder = <Status extends EmploymentStatus | "unknown" | undefined>(
  { suspended }: LifecyclePolicy,
  status: Status,
): Status | "left" => (status === "suspended" && suspended === "as left" ? "left" : status);

function firstSeenEnd({ leftSeenAt }: PersonFacts): EmploymentEnd | undefined {
  const seen = leftSeenAt === undefined ? null : parseInstant(leftSeenAt);
  return seen ? { ground: "first seen", day: undefined, at: seen.at, atMs: seen.atMs } : undefined;
}

/**
 * The timeline of one person: dates decide, the status confirms. Pure; knows no "now".
 * Never throws: what cannot be read becomes an issue, and a hold where a guess could lock somebody out or let somebody in.
 */
export function timeline(record: EmploymentRecord, policy: LifecyclePolicy, facts: PersonFacts = {}): Timeline {
  const issues: TimelineIssue[] = [];
  const report: Report = (issue) => issues.push(issue);
  const person = personZone(record, policy, report);
  const zone = person.name;
  const status = statusUnder(policy, knownStatus(record.status, report));
  const start = employmentStart(record, policy, zone, report);
  const stated = statedEnd(record, policy, zone, report);
  const isDatelessLeft = status === "left" && stated === undefined;
  const firstSeen = isDatelessLeft ? firstSeenEnd(facts) : undefined;
  const showsEnd = status === "left" || Boolean(stated);
  const revocation = facts.revocation && revocationVerdict(facts.revocation, record, start, showsEnd, zone);
  const end = earlierEnd(revocation?.end, stated ?? firstSeen);
  const held = timelineHold({ status, start, stated, firstSeen, revocation, zone });
  const moments = (): OrderedMoments => {
    if (held) return untouched("held");
    if (isDatelessLeft && !end) return untouched("left, not dated yet");
    if (status === "suspended") return suspendedMoments(end, policy);
    return timelineMoments(start ?? undefined, end, policy, status === "onLeave", zone);
  };
  return {
    moments: moments(),
    zone: person,
    startMs: start?.atMs,
    endMs: end?.atMs,
    endGround: end?.ground,
    revocation: revocation?.outcome,
    needsLeftSeen: isDatelessLeft && !firstSeen,
    held,
    issues,
  };
}
