import { comparable, isSame } from "../diff/comparable.ts";
import type { Unlinked } from "./person.ts";
import type { PlanFold } from "./plan-fold.ts";

/** Whether the account's owner is planned to get another login, so that the one they have becomes free. */
export function isLettingGo(fold: PlanFold, owner: string, account: number): boolean {
  const { key, input, indexOf, owned } = fold.context;
  const planned = fold.people.get(owner)?.set.get(key);
  if (typeof planned !== "string") return false;
  const facts = owned[indexOf.get(key) ?? -1]?.facts;
  return !isSame(planned, input.target.value(account, key), facts?.compare);
}

/** An owner who has left. `agrees`: a second key (employee number, personal email) says that both records are one person, so nobody need be asked. */
export interface Leaver {
  readonly agrees: boolean;
  readonly evidence: readonly string[];
}

/**
 * A new record with the key of a linked leaver: somebody who came back, or an address given to somebody else. `undefined`: the owner is no leaver.
 * That a record is gone says so only when everybody was read.
 */
export function judgeOwner(fold: PlanFold, { wanted }: Unlinked, account: number, owner: string): Leaver | undefined {
  const isGone = fold.everybody && !fold.columns.has(owner);
  if (!isGone && !fold.leavers.has(owner)) return undefined;
  const agreeing = agreeingKeys(fold, wanted, account);
  const told =
    agreeing.length > 0
      ? `${agreeing.join(" and ")} agree too`
      : "no second key agrees: somebody come back, or an address given to somebody else";
  const why = isGone ? "which is gone from the source" : "who has left";
  return { agrees: agreeing.length > 0, evidence: [`the account was linked to record ${owner}, ${why}`, told] };
}

function agreeingKeys({ context }: PlanFold, wanted: readonly unknown[], account: number): readonly string[] {
  const { secondKeys, indexOf, input } = context;
  return secondKeys.filter((name) => {
    const value = wanted[indexOf.get(name) ?? -1];
    const isThere = comparable(value) !== undefined && value !== "";
    return isThere && isSame(value, input.target.value(account, name), "caseless");
  });
}
