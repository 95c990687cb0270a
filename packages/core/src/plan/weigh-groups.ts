import type { Facts } from "../store/facts.ts";
import type { Change } from "./change.ts";
import type { GroupWork } from "./group-work.ts";
import { guardChanges } from "./guard-changes.ts";
import { overReview, revertedGroupHold } from "./hold-reverted.ts";
import { liftDecided } from "./lift-decided.ts";
import { liveAccounts } from "./live-accounts.ts";

/** Holds what is over a limit and what may do again what was taken back, and takes the holds off that a person has lifted. */
export function weighGroups(
  { scene, memberships }: Pick<GroupWork, "scene" | "memberships">,
  changes: readonly Change[],
): readonly Change[] {
  const { fold } = scene;
  const { input, nowMs, key } = fold.context;
  const { facts, settings, confirmation } = input;
  const free = changes.map((change) => holdReverted(facts, change));
  const guard = { limits: settings.guard, live: liveAccounts(fold), memberships, recent: facts.recent, key };
  return liftDecided(confirmation ? free : guardChanges(free, guard), facts.decisions, nowMs);
}

/** A review is not enough: the approval that the run went by would let it happen again. */
function holdReverted({ revertedGroups }: Facts, change: Change): Change {
  const fact = revertedGroups?.get(change.subject);
  if (!fact || (change.held && change.held.code !== "review")) return change;
  return { ...change, held: overReview(revertedGroupHold(fact), change.held) };
}
