import type { State } from "../adapter/state.ts";
import type { Change } from "../plan/change.ts";
import { changeId } from "../plan/change-id.ts";
import { operationTo } from "../plan/person-state.ts";
import type { Seen } from "./accounts.ts";
import { aimOf } from "./aim-of.ts";
import { isFarEnough } from "./compare-account.ts";
import type { Ending } from "./ending.ts";
import { linkAfter } from "./link-after.ts";
import type { Scene } from "./scene.ts";
import { sendsMail } from "./writing-for.ts";

/** An account that a create made. */
export interface Made {
  readonly account: string;
  /** Absent: it could not be read back. */
  readonly seen: Seen | undefined;
  /** When the vendor let go of the request at the latest, in milliseconds since 1970. Absent: it has answered. */
  readonly untilMs?: number;
}

/**
 * Ends a create whose account is there, in whatever state. To have made it is to be done; where making leads to another state than the last one,
 * `next` goes on from there. A state that making does not lead to is somebody else's: it is told, and not remembered as ours.
 */
export const endMade = (scene: Scene, change: Change, made: Made): Ending => {
  const wanted = aimOf(change) ?? "active";
  const first = scene.accounts(change.resource).madeAs(wanted, { sendMail: sendsMail(change) });
  const reached = made.seen ?? { state: assumedOf(first), since: undefined };
  const left = { account: made.account, written: change.set ?? {}, reached: isOurs(first, made) ? reached : undefined };
  const ending = {
    account: made.account,
    links: [linkAfter(scene, change, left)],
    reached: reached.state,
    since: reached.since,
  };
  const isThere = isFarEnough(wanted, reached.state) || (wanted === "staged" && reached.state === "active");
  if (isThere || (!made.seen && first === wanted)) return { result: "done", ...ending };
  if (!made.seen || reached.state === first)
    return { result: "done", ...ending, ...wayOn(change, made.account, first, wanted) };
  const message = `The account was made and is ${reached.state} instead of ${first}`;
  return { result: "failed", ...ending, reason: message, error: { code: "state not reached", message } };
};

/** Not read back, an account is taken for no further than any create gets: one further on needs no lifting, one left behind is still known as ours. */
const assumedOf = (first: State): State => (first === "active" ? "staged" : first);

/** Making leads through staged to its first state. What came after the vendor let go of the request did not come of it. */
const isOurs = (first: State, { seen, untilMs = Number.POSITIVE_INFINITY }: Made): boolean => {
  if (!seen || seen.state === "staged" || seen.state === "active") return true;
  return isFarEnough(first, seen.state) && !isLater(seen.since, untilMs);
};

/** Whether a vendor's time stamp lies after an instant. One that is not there says nothing. */
export const isLater = (stamp: string | undefined, ms: number): boolean =>
  stamp !== undefined && Date.parse(stamp) > ms;

/** The change that leads from the state an account was made in to the one that it is to have. */
const wayOn = (change: Change, account: string, from: State, to: State): Pick<Ending, "next"> => {
  const operation = operationTo(to, from);
  if (!operation) return {};
  const { resource, subject, who, lane, stateReason, because, due, mails, lifted } = change;
  const next: Change = {
    id: changeId(resource, operation, subject),
    resource,
    operation,
    subject,
    who,
    account,
    lane,
    state: to,
    stateWas: from,
    because,
    ...(stateReason && { stateReason, reasonWas: stateReason }),
    ...(due && { due }),
    ...(mails && { mails }),
    ...(lifted && { lifted }),
  };
  return { next };
};
