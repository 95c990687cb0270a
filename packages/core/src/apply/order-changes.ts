import { type Change, type Lane, lanes } from "../plan/change.ts";
import { takesAway } from "../plan/takes-away.ts";
import { recordKey } from "./record-key.ts";

/** A change that will not be applied because one it needs was not done. */
export interface Blocked {
  readonly change: Change;
  /** Id of the change it needs. */
  readonly waitsFor: string;
}

/** Hands changes out in their order: by lane, and within one only those whose predecessors are over. */
export interface Order {
  /** At most so many changes, all of one lane, none of which needs another of them or is about the same record. Empty: nothing is left that can be done. */
  next(limit: number): readonly Change[];
  /** Takes in a change that has come up meanwhile and needs nothing that is not over. It is the next one of its lane. */
  add(change: Change): void;
  /** Says that a change is over. When it was not done, the changes that needed it come back, and those that needed them. */
  over(id: string, done: boolean): readonly Blocked[];
}

/**
 * Orders changes. A change is done no later than those that need it, so what a removal needs goes with the removals. A removal waits for
 * its predecessors' turn but not for their success, and so does a change of members for what the accounts of those it puts in need:
 * one person who could not be made or let in keeps nobody else out. Those in `held` are never handed out; say that they are over to hear whom they block.
 */
export const orderChanges = (changes: readonly Change[], held: ReadonlySet<string> = new Set()): Order => {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const needs = new Map(changes.map((change) => [change.id, new Set(change.after?.filter((id) => byId.has(id)))]));
  const needed = invert(needs);
  const mayFail = (change: Change, id: string) =>
    takesAway(change) || (change.operation === "members" && byId.get(id)?.resource === "people");
  const laneOf = hoist(changes, byId);
  const waiting = new Map([...byId].filter(([id]) => !held.has(id)));
  const ready = new Map<Lane, Change[]>(lanes.map((lane) => [lane, []]));

  const queueOf = (change: Change) => ready.get(laneOf.get(change.id) ?? change.lane);
  const release = (change: Change) => {
    waiting.delete(change.id);
    queueOf(change)?.push(change);
  };
  const over = (id: string, done: boolean): readonly Blocked[] => {
    const blocked: Blocked[] = [];
    const ended = [{ id, done }];
    for (const one of ended) {
      for (const change of dependentsOf(one.id)) {
        needs.get(change.id)?.delete(one.id);
        if (!one.done && !mayFail(change, one.id)) {
          waiting.delete(change.id);
          blocked.push({ change, waitsFor: one.id });
          ended.push({ id: change.id, done: false });
        } else if (needs.get(change.id)?.size === 0) release(change);
      }
    }
    return blocked;
  };
  const dependentsOf = (id: string) => (needed.get(id) ?? []).flatMap((dependent) => waiting.get(dependent) ?? []);
  const releaseCircledRemoval = () => {
    const removal = [...waiting.values()].find(takesAway);
    if (removal) release(removal);
    return !!removal;
  };
  const next = (limit: number): readonly Change[] => {
    const queue = lanes.map((lane) => ready.get(lane) ?? []).find(({ length }) => length > 0);
    if (queue) return takeDistinct(queue, limit);
    return releaseCircledRemoval() ? next(limit) : [];
  };

  for (const change of [...waiting.values()]) if (needs.get(change.id)?.size === 0) release(change);
  return { next, add: (change) => void queueOf(change)?.unshift(change), over };
};

/** Takes from the front, one change for each subject: two of one account under way at once would get in each other's way. */
const takeDistinct = (queue: Change[], limit: number): readonly Change[] => {
  const taken = new Map<string, Change>();
  const passed: Change[] = [];
  let position = 0;
  for (; taken.size < limit && position < queue.length; position += 1) {
    const change = queue[position];
    if (!change) break;
    const key = recordKey(change.resource, change.subject);
    if (taken.has(key)) passed.push(change);
    else taken.set(key, change);
  }
  queue.splice(0, position, ...passed);
  return [...taken.values()];
};

const invert = (needs: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, readonly string[]> => {
  const needed = new Map<string, string[]>();
  for (const [id, predecessors] of needs) {
    for (const predecessor of predecessors) {
      const dependents = needed.get(predecessor);
      if (dependents) dependents.push(id);
      else needed.set(predecessor, [id]);
    }
  }
  return needed;
};

/** The earliest lane in which somebody needs each change; walks lanes in order, so every change is visited once. */
const hoist = (changes: readonly Change[], byId: ReadonlyMap<string, Change>): ReadonlyMap<string, Lane> => {
  const laneOf = new Map<string, Lane>();
  for (const lane of lanes) {
    const visit = changes.filter((change) => change.lane === lane);
    for (let change = visit.pop(); change; change = visit.pop()) {
      if (laneOf.has(change.id)) continue;
      laneOf.set(change.id, lane);
      for (const id of change.after ?? []) {
        const predecessor = byId.get(id);
        if (predecessor) visit.push(predecessor);
      }
    }
  }
  return laneOf;
};
