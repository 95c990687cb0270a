import type { Change } from "./change.ts";

/**
 * The changes that can be applied: without a hold, and waiting for nothing that is held. A removal waits for nothing.
 * A plan without any is converged.
 */
export function executableChanges(changes: readonly Change[]): readonly Change[] {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const known = new Map<string, boolean>();
  const isExecutable = (change: Change): boolean => {
    const answer = known.get(change.id);
    if (answer !== undefined) return answer;
    known.set(change.id, !change.held);
    const waits = change.lane === "removals" ? [] : (change.after ?? []);
    const free = !change.held && waits.every((id) => isFree(byId.get(id)));
    known.set(change.id, free);
    return free;
  };
  const isFree = (change: Change | undefined) => change === undefined || isExecutable(change);
  return changes.filter(isExecutable);
}
