import type { EmploymentRecord } from "../lifecycle/employment-record.ts";
import type { Moment } from "../lifecycle/moment.ts";
import { momentInForce } from "../lifecycle/moment-in-force.ts";
import { type Timeline, timeline } from "../lifecycle/timeline.ts";
import type { PlanContext } from "./plan-context.ts";

/** What the planner knows of a person's employment at the instant it plans for. */
export interface Employment {
  readonly timeline: Timeline;
  readonly moment: Moment;
  /** The record says "left" and nothing dates it: this read is the first that saw it. */
  readonly seenLeftNow: boolean;
  /** The record says when the employment starts, be it "no date". A record that is silent may have lost a permission. */
  readonly saysStart: boolean;
  /** The same of its end. */
  readonly saysEnd: boolean;
}

/** The person's timeline and the moment in force. A dateless "left" that nobody saw before counts from now. */
export function readEmployment(context: PlanContext, id: string, row: unknown): Employment {
  const { input, nowMs } = context;
  const facts = { revocation: input.facts.revocations.get(id), leftSeenAt: input.facts.leftSeen.get(id) };
  const person = context.employmentOf(row);
  const first = timeline(person, input.settings.lifecycle, facts);
  const { needsLeftSeen: seenLeftNow } = first;
  const dated = seenLeftNow ? timeline(person, input.settings.lifecycle, { ...facts, leftSeenAt: input.at }) : first;
  return { timeline: dated, moment: momentInForce(dated, nowMs), seenLeftNow, ...saidBy(context, person) };
}

/** Dates that no rule reads cannot be expected to be said. */
const saidBy = ({ maps }: PlanContext, { startDate, lastWorkingDay, endDate }: EmploymentRecord) => ({
  saysStart: startDate !== undefined || !maps("startDate"),
  saysEnd: lastWorkingDay !== undefined || endDate !== undefined || !(maps("lastWorkingDay") || maps("endDate")),
});

/** How people know somebody: the name, with the work email where there is one. Personal data. */
export function whoIs({ employee }: PlanContext, id: string, row: unknown): string {
  const name =
    employee("displayName")(row) ??
    [employee("nickName")(row) || employee("givenName")(row), employee("familyName")(row)].filter(Boolean).join(" ");
  const email = employee("workEmail")(row);
  if (name && email) return `${name} <${email}>`;
  return String(name || email || id);
}

/** Whether the employment is over at the instant planned for. */
export const isOut = ({ timeline, moment }: Employment): boolean =>
  timeline.endMs !== undefined && moment.atMs >= timeline.endMs;

/** Whether somebody is to have an account that may be used, now or later: on leave too. */
export const isIn = ({ moment: { wish } }: Pick<Employment, "moment">): boolean =>
  wish === "in" || wish === "waiting" || wish === "suspended";
