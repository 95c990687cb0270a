import type { Change } from "../plan/change.ts";
import { hold } from "../plan/hold.ts";
import type { Plan } from "../plan/plan.ts";
import { type ById, factKeys } from "./load-facts.ts";
import type { SyncContext } from "./sync-context.ts";

/** Holds what a plan would do about people of whom somebody has decided since it was made whose account is theirs: it does not know of that. */
export async function holdDecided(
  { store, settings }: SyncContext,
  { at, reverts, switches }: Plan,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  const decided = ((await store.kept(settings.id, factKeys.decided)) ?? {}) as ById<string>;
  const isOlder = ({ resource, subject }: Change) =>
    resource === "people" && Object.hasOwn(decided, subject) && (decided[subject] ?? "") > at;
  if (reverts !== undefined || switches) return changes;
  return changes.map((change) => (!change.held && isOlder(change) ? { ...change, held: since } : change));
}

const since = hold("review", ["a person has decided whose account this is since the plan was made: plan again"]);
