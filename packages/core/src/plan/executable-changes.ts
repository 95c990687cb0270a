import type { Change } from "./change.ts";
import { takesAway } from "./takes-away.ts";

/**
 * The changes that can be applied: without a hold, and waiting for nothing that is held or waits for it in turn. A removal waits for nothing.
 * A plan without any is converged.
 */
export function executableChanges(changes: readonly Change[]): readonly Change[] {
  const waits = waitingFor(changes);
  const dependents = new Map<string, string[]>();
  for (const [id, needs] of waits) for (const need of needs) pushTo(dependents, need, id);
  const held = new Set(changes.filter((change) => change.held).map(({ id }) => id));
  const open = changes.filter(({ id }) => !held.has(id) && waits.get(id)?.size === 0).map(({ id }) => id);
  const free = new Set(open);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const dependent of dependents.get(id) ?? []) {
      const needs = waits.get(dependent);
      needs?.delete(id);
      if (needs?.size !== 0 || held.has(dependent)) continue;
      free.add(dependent);
      open.push(dependent);
    }
  }
  return changes.filter(({ id }) => free.has(id));
}

/** For each change the changes of the same plan that it waits for. */
function waitingFor(changes: readonly Change[]): ReadonlyMap<string, Set<string>> {
  const known = new Set(changes.map(({ id }) => id));
  return new Map(
    changes.map((change) => [
      change.id,
      new Set(takesAway(change) ? [] : change.after?.filter((other) => known.has(other))),
    ]),
  );
}

function pushTo(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
