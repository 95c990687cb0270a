import type { EmploymentEnd } from "./employment-end.ts";
import type { EmploymentStart } from "./employment-start.ts";
import type { LifecyclePolicy } from "./lifecycle-policy.ts";
import { localInstant } from "./local-instant.ts";
import type { Moment, MomentReason, Wish } from "./moment.ts";

/** The moments of a timeline: in order, the first since always. */
export type OrderedMoments = readonly [Moment, ...Moment[]];

interface When {
  readonly at: string | undefined;
  readonly atMs: number;
}

const always: When = Object.freeze({ at: undefined, atMs: Number.NEGATIVE_INFINITY });

const moment = ({ at, atMs }: When, wish: Wish, because: MomentReason): Moment => ({ at, atMs, wish, because });

/** One moment, since always, that leaves the account as it is. */
export const untouched = (because: MomentReason): OrderedMoments => [moment(always, "untouched", because)];

function aheadOfStart(when: When, { joiners }: LifecyclePolicy): Moment {
  if (joiners.firstState === "staged") return moment(when, "waiting", "provisioned ahead of start");
  if (joiners.firstState === "active") return moment(when, "in", "provisioned ahead of start");
  return moment(when, "suspended", "suspended until start");
}

function employed(when: When, policy: LifecyclePolicy, onLeave: boolean): Moment {
  if (onLeave && policy.leave === "suspend") return moment(when, "suspended", "on leave");
  const { activate } = policy.joiners;
  if (onLeave) return moment(when, activate ? "in" : "waiting", "on leave");
  return activate ? moment(when, "in", "started") : moment(when, "waiting", "activated by IT");
}

function out(end: EmploymentEnd, { leavers }: LifecyclePolicy): Moment {
  if (leavers.action === "none") return moment(end, "untouched", "never, by policy");
  const wish = leavers.action === "suspend" ? "out by suspension" : "out by deactivation";
  return moment(end, wish, end.ground === "revocation" ? "revoked" : "left");
}

function beforeStart(start: EmploymentStart | undefined, policy: LifecyclePolicy, zone: string): OrderedMoments {
  const { provision, at } = policy.joiners;
  if (provision === "on creation") return [aheadOfStart(always, policy)];
  const none = moment(always, "none", "not started");
  if (provision === "on start date" || start?.day === undefined) return [none];
  const provisioned = localInstant(start.day, -provision.daysBefore, at, zone);
  return provisioned ? [none, aheadOfStart(provisioned, policy)] : [none];
}

function joining(
  start: EmploymentStart | undefined,
  policy: LifecyclePolicy,
  onLeave: boolean,
  zone: string,
): OrderedMoments {
  if (start?.at === undefined) return start ? [employed(always, policy, onLeave)] : beforeStart(start, policy, zone);
  const [first, ...rest] = beforeStart(start, policy, zone);
  // Where a zone skipped a whole day, the day before starts at the same instant.
  const earlier = rest.filter(({ atMs }) => atMs < start.atMs);
  return [first, ...earlier, employed(start, policy, onLeave)];
}

/** What is wished from when: nothing or an account ahead of the start, in, and out. What would come at or after the end never comes. */
export function timelineMoments(
  start: EmploymentStart | undefined,
  end: EmploymentEnd | undefined,
  policy: LifecyclePolicy,
  onLeave: boolean,
  zone: string,
): OrderedMoments {
  const joined = joining(start, policy, onLeave, zone);
  if (!end) return joined;
  const [first, ...rest] = joined;
  return [first, ...rest.filter(({ atMs }) => atMs < end.atMs), out(end, policy)];
}

/** Of somebody whom the source has suspended: nothing is let in, taken away or changed until the end that the record states. */
export function suspendedMoments(end: EmploymentEnd | undefined, policy: LifecyclePolicy): OrderedMoments {
  const aside = untouched("suspended at the source");
  return end ? [...aside, out(end, policy)] : aside;
}
