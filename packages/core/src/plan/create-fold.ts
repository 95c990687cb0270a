import { fold as foldValue } from "../roster/fold.ts";
import { createPlaceSet } from "./place-set.ts";
import type { PlanContext } from "./plan-context.ts";
import type { PlanFold } from "./plan-fold.ts";
import { createReferenceColumns } from "./reference-columns.ts";
import { createSeenValues } from "./seen-values.ts";

/** A fold that has seen nobody yet. */
export function createFold(context: PlanContext): PlanFold {
  return {
    context,
    columns: createReferenceColumns(context.input.toAccount),
    managers: context.input.refinesGroups && [],
    people: new Map(),
    unlinked: [],
    compared: [],
    leavers: new Set(),
    started: new Set(),
    twice: new Set(),
    leftSeen: new Map(),
    notLeft: new Set(),
    unknownStatuses: new Map(),
    outOfScope: new Map(),
    replaced: new Set(),
    present: context.input.settings.groups && createPlaceSet(),
    linking: new Map(),
    waiting: new Set(),
    ends: new Map(),
    noted: [],
    belonged: new Set(),
    emptied: [],
    belongedAfter: undefined,
    linked: 0,
    live: 0,
    notNew: 0,
    notKnownNew: 0,
    notMade: 0,
    nextMs: Number.POSITIVE_INFINITY,
    everybody: false,
    baseline: undefined,
    values: createSeenValues(context.owned.length),
    unproven: new Set(),
    isProtected: protection(context),
  };
}

/** Whether an account is the owner of a credential in use, or one that the settings name by id or login. */
function protection({ input, key }: PlanContext): (account: number) => boolean {
  const compare = input.toAccount.target[key]?.compare;
  const names = new Set([...input.settings.protected, ...(input.owners ?? [])].map((name) => foldValue(compare, name)));
  if (names.size === 0) return () => false;
  return (account) => {
    if (account < 0) return false;
    const named = [input.target.id(account), input.target.value(account, key)];
    return named.some((name) => typeof name === "string" && names.has(foldValue(compare, name)));
  };
}
