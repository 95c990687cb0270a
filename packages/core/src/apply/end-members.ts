import type { Change } from "../plan/change.ts";
import type { MembersMoved } from "../store/journal.ts";
import type { Failure } from "./apply-report.ts";
import type { Ending } from "./ending.ts";

/** Ids that a change of members is to move, once it was looked at: nobody in `add` was in, nobody in `remove` was out. */
export const idsToMove = ({ members }: Change): readonly string[] =>
  members?.remove ?? (members?.add ?? []).filter((one) => typeof one === "string");

/** Those of them who are where they are wanted. */
export const idsMoved = (change: Change, present: ReadonlySet<string>): readonly string[] => {
  const isWantedIn = change.members?.remove === undefined;
  return idsToMove(change).filter((id) => present.has(id) === isWantedIn);
};

/** Who was really moved, as the journal keeps it. */
export const movedBy = ({ members }: Change, ids: readonly string[]): { readonly members?: MembersMoved } => {
  if (ids.length === 0) return {};
  return { members: members?.remove ? { removed: ids } : { added: ids } };
};

/** Ends what was done in part. `failure`: what happened to the first of those left. */
export const endPartly = (change: Change, ids: readonly string[], failure?: Failure): Ending => {
  const { length } = idsToMove(change);
  const done = `${ids.length} of ${length} people were ${change.members?.remove ? "taken out" : "put in"}`;
  const message = failure ? `${done}; for the others: ${failure.message}` : done;
  const remedy = failure?.remedy;
  const error = { code: failure?.code ?? "partly done", message, ...(remedy !== undefined && { remedy }) };
  return { result: "failed", account: change.account, reason: message, error, ...movedBy(change, ids) };
};

/** How a change ends when all that can be done is done and some people have no account that may be used yet. */
export const waitingMembers = (without: number): Pick<Ending, "result" | "reason"> => ({
  result: "later",
  reason: `${without} of the people to put in have no account that may be used yet`,
});
