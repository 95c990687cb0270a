import type { EmploymentRecord } from "../lifecycle/employment-record.ts";
import { timeline, type Timeline } from "../lifecycle/timeline.ts";
import type { Moment } from "../lifecycle/moment.ts";
import { momentInForce } from "../lifecycle/moment-in-force.ts";
import type { PlanContext } from "./plan-context.ts";

/** What the planner knows of a person's employment at the instant it plans for. */
export interface Employment {
  readonly timeline: Timeline;
  readonly moment: Moment;
  /** The record says "left" and nothing dates it: this read is the first that saw it. */
  readonly seenLeftNow: boolean;
}

/** What the timeline reads of a person. */
export const employmentRecord = ({ employee }: PlanContext, row: unknown): EmploymentRecord => ({
  status: textOrNone(employee("employmentStatus")(row)),
  startDate: textOrNone(employee("startDate")(row)),
  lastWorkingDay: textOrNone(employee("lastWorkingDay")(row)),
  endDate: textOrNone(employee("endDate")(row)),
  timezone: textOrNone(employee("timezone")(row)),
  site: textOrNone(employee("site")(row)),
});

const textOrNone = (value: unknown): string | null | undefined =>
  value === undefined || value === null ? value : String(value);

/** The person's timeline and the moment in force. A dateless "left" that nobody saw before counts from now. */
export function readEmployment(context: PlanContext, id: string, row: unknown): Employment {
  const { input, nowMs } = context;
  const facts = { revocation: input.facts.revocations.get(id), leftSeenAt: input.facts.leftSeen.get(id) };
  const person = employmentRecord(context, row);
  const first = timeline(person, input.settings.lifecycle, facts);
  if (!first.needsLeftSeen) return { timeline: first, moment: momentInForce(first, nowMs), seenLeftNow: false };
  const dated = timeline(person, input.settings.lifecycle, { ...facts, leftSeenAt: input.at });
  return { timeline: dated, moment: momentInForce(dated, nowMs), seenLeftNow: true };
}

/** How people know somebody: the name, with the work email where there is one. Personal data. */
export function whoIs({ employee }: PlanContext, id: string, row: unknown): string {
  const name =
    employee("displayName")(row) ??
    [employee("nickName")(row) || employee("givenName")(row), employee("familyName")(row)].filter(Boolean).join(" ");
  const email = employee("workEmail")(row);
  if (name && email) return `${name} <${email}>`;
  return String(name || email || id);
}
