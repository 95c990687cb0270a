import type { Reverted } from "../store/facts.ts";
import type { Change, Hold } from "./change.ts";
import { hold } from "./hold.ts";
import type { PlanFold } from "./plan-fold.ts";

/**
 * Holds the people for whom a run was taken back, unless something else holds them already. A review is not enough: the approval that the run went by
 * would let it happen again.
 */
export function holdReverted({ context, people }: PlanFold): void {
  const { reverted = new Map<string, Reverted>() } = context.input.facts;
  for (const [subject, fact] of reverted) {
    const person = people.get(subject);
    if (person && (!person.hold || person.hold.code === "review"))
      person.hold = overReview(revertedHold(fact), person.hold);
  }
  const message = `${reverted.size} people are held because a run was taken back for them: release them once its cause is mended`;
  if (reverted.size > 0) context.note({ subject: "", code: "reverted", message });
}

/** A hold that stands in place of a review, with what was to be seen there. */
export const overReview = ({ code, evidence }: Hold, review: Hold | undefined): Hold =>
  hold(code, [...evidence, ...(review?.evidence ?? [])]);

/** The hold that keeps a run from being done again. */
export const revertedHold = ({ run, at }: Reverted): Hold =>
  hold("reverted", [`the run ${run} was taken back for this person at ${at}: nothing is done until they are released`]);

/** The same for a group. */
export const revertedGroupHold = ({ run, at }: Reverted): Hold =>
  hold("reverted", [`the run ${run} was taken back for this group at ${at}: nothing is done until it is released`]);

/**
 * Whether a change may do again what was taken back. A removal that the record states is no such thing where no access was changed, and a
 * revocation that came later never is.
 */
export function mayRepeat(reverted: Reverted | undefined, { lane, ground, stateReason, due }: Change): boolean {
  if (!reverted) return false;
  if (lane !== "removals" || ground !== "stated") return true;
  if (stateReason === "revoked" && due !== undefined) return due.at <= reverted.at;
  return reverted.access === true;
}
