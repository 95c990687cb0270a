import type { AnyResource } from "../adapter/any-adapter.ts";
import { isReference } from "./break-circles.ts";
import { cascadeOf } from "./cascade-of.ts";
import type { Change } from "./change.ts";
import { changeId } from "./change-id.ts";
import { afterOf } from "./change-parts.ts";
import { executableChanges } from "./executable-changes.ts";
import { partOfChange } from "./split-change.ts";

/**
 * Lets a removal wait for what re-points references to the person who goes, where the vendor would point them elsewhere. Only for changes that can be
 * applied as the plan is, and for their turn alone: one that fails keeps nobody in.
 */
export function repoint(resource: Pick<AnyResource, "cascades">, changes: readonly Change[]): readonly Change[] {
  const leaving = leavingOf(resource, changes);
  if (leaving.size === 0) return changes;
  const ready = new Set(executableChanges(changes));
  const byId = new Map(changes.map((change) => [change.id, change]));
  const before = new Map<string, string[]>();
  const parted = changes.flatMap((change) => {
    const moves = ready.has(change) ? movesOf(leaving, change) : new Map<string, string>();
    if (moves.size === 0) return [change];
    const [first, ...rest] = partsOf(change, new Set(moves.keys()), byId);
    for (const removal of moves.values()) before.set(removal, [...(before.get(removal) ?? []), first.id]);
    return [first, ...rest];
  });
  return parted.map((change) => {
    const waits = before.get(change.id);
    return waits ? { ...change, ...afterOf([...(change.after ?? []), ...waits]) } : change;
  });
}

/** Removals with what the vendor re-points along with them, by the account that goes. */
type Leaving = ReadonlyMap<
  unknown,
  { readonly id: string; readonly people: ReadonlySet<string>; readonly groups: ReadonlySet<string> }
>;

const leavingOf = (resource: Pick<AnyResource, "cascades">, changes: readonly Change[]): Leaving =>
  new Map(
    changes.flatMap((change) => {
      const { people, groups } = cascadeOf(resource, change) ?? {};
      return people || groups
        ? [[change.account, { id: change.id, people: new Set(people), groups: new Set(groups) }] as const]
        : [];
    }),
  );

/** The attributes by which a change takes references away from people who go, each with the removal. */
function movesOf(leaving: Leaving, { resource, operation, set = {}, was = {} }: Change): ReadonlyMap<string, string> {
  if (operation !== "update") return new Map();
  return new Map(
    Object.keys(set).flatMap((name) => {
      const removal = leaving.get(was[name]);
      return removal?.[resource].has(name) ? [[name, removal.id] as const] : [];
    }),
  );
}

/** The change as it goes with the removals: whole, or without what waits for something else, which stays where it was. */
function partsOf(
  change: Change,
  names: ReadonlySet<string>,
  byId: ReadonlyMap<string, Change>,
): readonly [Change, ...Change[]] {
  const isNamed = (name: string) => names.has(name);
  const { set = {}, after = [], resource, subject } = change;
  const needed = after.filter((id) => isNeeded(change, names, byId.get(id)));
  const hasMore = Object.keys(set).some((name) => !names.has(name));
  if (!hasMore || needed.length === after.length) return [{ ...change, lane: "removals" }];
  const first = partOfChange(change, isNamed, needed);
  return [
    { ...first, id: changeId(resource, "update", subject, "re-point"), lane: "removals" },
    partOfChange(change, (name) => !names.has(name), after),
  ];
}

/** Whether references cannot be written before a change: it makes their account, or lets the account itself be written. */
function isNeeded({ subject, set = {} }: Change, names: ReadonlySet<string>, before: Change | undefined): boolean {
  if (!before) return false;
  if (before.subject === subject && before.operation !== "update") return true;
  return [...names].some((name) => {
    const value = set[name];
    return isReference(value) ? value.ref === before.id : value === before.account && before.operation !== "update";
  });
}
