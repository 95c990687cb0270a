import type { Person } from "./person.ts";
import type { PlanContext } from "./plan-context.ts";

const texts: { readonly [because: string]: string } = {
  "not started": "has not started",
  "provisioned ahead of start": "is due to be provisioned ahead of the start",
  "suspended until start": "waits for the start",
  started: "has started",
  "activated by IT": "has started; IT activates",
  "on leave": "is on leave",
  "suspended at the source": "is suspended at the source",
  left: "has left",
  revoked: "lost access at once",
  "never, by policy": "has left; accounts of leavers are left alone, by policy",
  "left, not dated yet": "has left, on a day that nobody stated",
  held: "waits for a person",
};

const endings: { readonly [ground: string]: string } = {
  "last working day": "the last working day is over",
  "end date": "the employment has ended",
  "first seen": "HR says so without a date",
  revocation: "an immediate revocation is in force",
};

/** One line for people: the moment that a change rests on. */
export function explainMoment({ nowMs }: PlanContext, { employment }: Person): string {
  if (!employment) return "";
  const { moment, timeline } = employment;
  const text = texts[moment.because] ?? moment.because;
  const isOut = timeline.endMs !== undefined && timeline.endMs <= nowMs;
  const ending = isOut && timeline.endGround ? `: ${endings[timeline.endGround] ?? timeline.endGround}` : "";
  return text + ending;
}
