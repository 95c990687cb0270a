import { isReference } from "./break-circles.ts";
import type { Change, ChangeValues, Operation } from "./change.ts";
import { changeId } from "./change-id.ts";
import type { PlanContext } from "./plan-context.ts";
import { takesAway } from "./takes-away.ts";

/**
 * A manager who stays held must not hold up their reports: a reference to an account whose link, create or return cannot be applied is taken out of the
 * change that has it, and becomes a change of its own, which waits.
 */
export function deferHeldReferences(context: PlanContext, changes: readonly Change[]): readonly Change[] {
  if (!changes.some(({ held }) => held)) return changes;
  const makers = makersOf(changes);
  const stuck = stuckChanges(context, changes, makers);
  return changes.flatMap((change) => (stuck.has(change.id) ? [change] : split(context, change, makers, stuck)));
}

/** What a reference to an account that is there may wait for. */
const bringsIn: readonly Operation[] = ["link", "activate", "unsuspend", "reactivate"];

/** The change that makes, links or lets in each account that a reference may stand for, by the value of the reference. */
type Makers = ReadonlyMap<unknown, string>;

const makersOf = (changes: readonly Change[]): Makers =>
  new Map(
    changes.flatMap(({ id, operation, account }) =>
      account !== undefined && bringsIn.includes(operation) ? [[account, id]] : [],
    ),
  );

/** The change that a value of a reference attribute waits for; `undefined`: none. */
const makerOf = (value: unknown, makers: Makers): string | undefined =>
  isReference(value) ? value.ref : makers.get(value);

/** References of a change, each with the change that it waits for. */
function waitsOf(
  { input }: PlanContext,
  { set = {}, after = [], account }: Change,
  makers: Makers,
): ReadonlyMap<string, string> {
  const waits = new Map<string, string>();
  for (const { attribute } of input.toAccount.references) {
    // Whoever refers to themselves waits for their own account with everything else.
    const maker =
      Object.hasOwn(set, attribute) && set[attribute] !== account ? makerOf(set[attribute], makers) : undefined;
    if (maker !== undefined && after.includes(maker)) waits.set(attribute, maker);
  }
  return waits;
}

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
  const rest = without(change, names, makerIds);
  const left = (change.after ?? []).filter((id) => !makerIds.has(id));
  return [...(rest ? [rest] : []), deferred(change, names, [...(rest ? [change.id] : left), ...makerIds])];
}

const pick = (values: ChangeValues, isWanted: (name: string) => boolean): ChangeValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name)));

/** The change without some attributes; `undefined` when nothing is left to write. */
function without(change: Change, names: ReadonlySet<string>, makers: ReadonlySet<string>): Change | undefined {
  const { after = [], ...more } = change;
  const set = pick(change.set ?? {}, (name) => !names.has(name));
  if (change.operation === "update" && Object.keys(set).length === 0) return undefined;
  const left = after.filter((id) => !makers.has(id));
  return {
    ...more,
    set,
    ...(change.was && { was: pick(change.was, (name) => !names.has(name)) }),
    ...(left.length > 0 && { after: left }),
  };
}

function deferred(change: Change, names: ReadonlySet<string>, after: readonly string[]): Change {
  const { resource, subject, who, account, set = {}, was } = change;
  return {
    id: changeId(resource, "update", subject, "deferred"),
    resource,
    operation: "update",
    subject,
    who,
    ...(account !== undefined && { account }),
    lane: "back-fill",
    set: pick(set, (name) => names.has(name)),
    ...(was && { was: pick(was, (name) => names.has(name)) }),
    because: "refers to somebody whose account is held",
    after: [...after].sort(),
  };
}
