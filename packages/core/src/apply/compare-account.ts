import type { State } from "../adapter/state.ts";
import { isSame } from "../diff/comparable.ts";
import type { ChangeValues } from "../plan/change.ts";
import type { Accounts, Seen } from "./accounts.ts";

const enough: { readonly [Wanted in State]: readonly State[] } = {
  staged: ["staged"],
  active: ["active"],
  suspended: ["suspended", "inactive", "deleted"],
  inactive: ["inactive", "deleted"],
  deleted: ["deleted"],
};

/** Whether a state satisfies the one wanted: further out counts. */
export const isFarEnough = (wanted: State, state: State): boolean => enough[wanted].includes(state);

/** Whether an account as seen is where it is wanted. One that is not there satisfies `deleted` where absence is proven. */
export const isWhereWanted = (wanted: State, seen: Seen | undefined, accounts: Accounts): boolean =>
  seen ? isFarEnough(wanted, seen.state) : wanted === "deleted" && accounts.provesAbsence;

/**
 * How an account's attributes stand to a change: all as wanted, still what was planned from (some may be as wanted already), or moved.
 * Exact: a value that only compares as equal is still to be written. What is never read back counts as still to be written.
 */
export const compareAttributes = (
  seen: Seen,
  set: ChangeValues,
  was: ChangeValues,
  accounts: Accounts,
): "wanted" | "unmoved" | "moved" => {
  let result: "wanted" | "unmoved" = "wanted";
  for (const [attribute, wanted] of Object.entries(set)) {
    const { writeOnly, compare } = accounts.facts(attribute);
    const order = compare === "unordered" ? compare : undefined;
    if (!writeOnly && isSame(seen.value(attribute), wanted, order)) continue;
    if (!writeOnly && !isSame(seen.value(attribute), was[attribute], order)) return "moved";
    result = "unmoved";
  }
  return result;
};
