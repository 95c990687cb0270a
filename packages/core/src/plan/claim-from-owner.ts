import { comparable, isSame } from "../diff/comparable.ts";
import type { Unlinked } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";

/** Whether the account's owner is planned to get another login, so that the one they have becomes free. */
export function isAvailable(fold: PlanFold, owner: string, account: number): boolean {
  const { key, input, indexOf, owned } = fold.context;
  const planned = fold.people.get(owner)?.set.get(key);
  if (typeof planned !== "string") return false;
  const facts = owned[indexOf.get(key) ?? -1]?.facts;
  return !isSame(planned, input.target.value(account, key), facts?.compare);
}

/**
 * A new record with the key of a linked leaver: somebody who came back, or an address given to somebody else. `undefined`: the owner is no leaver.
 * `agrees` when a second key does (employee number, personal email): only then it needs no person.
 * The old record acts on nothing meanwhile.
 */
export function claimFromLeaver(
  fold: PlanFold,
  { wanted }: Unlinked,
  account: number,
  owner: string,
): { readonly agrees: boolean; readonly evidence: readonly string[] } | undefined {
  const hasLeft = fold.leavers.has(owner) || !fold.columns.has(owner);
  if (!hasLeft) return undefined;
  fold.people.delete(owner);
  const { secondKeys, indexOf, input } = fold.context;
  const agreeing = secondKeys.filter((name) => {
    const value = wanted[indexOf.get(name) ?? -1];
    return comparable(value) !== undefined && value !== "" && isSame(value, input.target.value(account, name), "caseless");
  });
  const told = agreeing.length > 0 ? `${agreeing.join(" and ")} agree too` : "no second key agrees: somebody come back, or an address given to somebody else";
  return { agrees: agreeing.length > 0, evidence: [`the account was linked to record ${owner}, who has left`, told] };
}
