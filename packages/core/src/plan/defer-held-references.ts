import type { ResourceName } from "../store/link.ts";
import { isReference } from "./break-circles.ts";
import type { Change, Operation } from "./change.ts";
import type { PlanContext } from "./plan-context.ts";
import { deferChange, withoutAttributes } from "./split-change.ts";
import { takesAway } from "./takes-away.ts";

/**
 * A manager who stays held must not hold up their reports: a reference to an account whose link, create or return cannot be applied, or to a group, is
 * taken out of the change that has it, and becomes a change of its own, which waits. `groups`: changes of groups that people refer to.
 */
export function deferHeldReferences(
  context: PlanContext,
  changes: readonly Change[],
  groups: readonly Change[] = [],
): readonly Change[] {
  const all = [...changes, ...groups];
  if (!all.some(({ held }) => held)) return changes;
  const makers = makersOf(all);
  const stuck = stuckChanges(context, all, makers);
  return changes.flatMap((change) => (stuck.has(change.id) ? [change] : split(context, change, makers, stuck)));
}

/** What a reference to a record that is there may wait for. */
const bringsIn: readonly Operation[] = ["link", "activate", "unsuspend", "reactivate"];

/** The change that makes, links or lets in each record that a reference may stand for, by the resource and the value of the reference. */
type Makers = ReadonlyMap<string, string>;

const keyOf = (resource: ResourceName, value: unknown): string => `${resource} ${String(value)}`;

const makersOf = (changes: readonly Change[]): Makers =>
  new Map(
    changes.flatMap(({ id, resource, operation, account }) =>
      account !== undefined && bringsIn.includes(operation) ? [[keyOf(resource, account), id]] : [],
    ),
  );

/** References of a change, each with the change that it waits for. No account is made without what the target requires. */
function waitsOf(context: PlanContext, change: Change, makers: Makers): ReadonlyMap<string, string> {
  const { operation, resource: own, set = {}, after = [], account } = change;
  const waits = new Map<string, string>();
  for (const [attribute, resource] of context.waits) {
    const value = Object.hasOwn(set, attribute) ? set[attribute] : undefined;
    // Whoever refers to themselves waits for their own account with everything else.
    if (value === undefined || (resource === own && value === account)) continue;
    const maker = isReference(value) ? value.ref : makers.get(keyOf(resource, value));
    const isNeeded = operation === "create" && isRequired(context, attribute);
    if (maker !== undefined && after.includes(maker) && !isNeeded) waits.set(attribute, maker);
  }
  return waits;
}

const isRequired = ({ owned, indexOf }: PlanContext, attribute: string): boolean =>
  owned[indexOf.get(attribute) ?? -1]?.facts.required === true;

/** Changes that cannot be applied: held, or waiting for such a one by anything but a reference. */
function stuckChanges(context: PlanContext, changes: readonly Change[], makers: Makers): ReadonlySet<string> {
  const dependents = new Map<string, string[]>();
  for (const change of changes) {
    if (!change.after || takesAway(change)) continue;
    const soft = new Set(waitsOf(context, change, makers).values());
    for (const id of change.after) if (!soft.has(id)) entryOf(dependents, id).push(change.id);
  }
  const open = changes.filter(({ held }) => held).map(({ id }) => id);
  const stuck = new Set(open);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const dependent of dependents.get(id) ?? []) {
      if (!stuck.has(dependent)) open.push(dependent);
      stuck.add(dependent);
    }
  }
  return stuck;
}

function entryOf(lists: Map<string, string[]>, key: string): string[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function split(context: PlanContext, change: Change, makers: Makers, stuck: ReadonlySet<string>): readonly Change[] {
  const waits = [...waitsOf(context, change, makers)].filter(([, maker]) => stuck.has(maker));
  if (waits.length === 0) return [change];
  const names = new Set(waits.map(([name]) => name));
  const makerIds = new Set(waits.map(([, maker]) => maker));
  const rest = withoutAttributes(change, names, makerIds);
  const left = (change.after ?? []).filter((id) => !makerIds.has(id));
  const isOfGroups = [...names].every((name) => context.waits.get(name) === "groups");
  const because = isOfGroups ? "refers to a group that is held" : "refers to somebody whose account is held";
  const after = [...(rest ? [rest.id] : left), ...makerIds];
  return [...(rest ? [rest] : []), deferChange(change, names, { step: "deferred", because, after })];
}
