import type { Change } from "./change.ts";
import { guardClassesOf, weightOf } from "./guard-classes-of.ts";
import type { GuardClass, GuardLimits } from "./guard-limits.ts";
import { hold } from "./hold.ts";

/** What the guard weighs the changes against. */
export interface GuardInput {
  readonly limits: GuardLimits;
  /** Linked accounts that are live now: the base of the shares. */
  readonly live: number;
  /** Memberships of linked people in linked groups: the base of the share that may be taken away. Absent: none. */
  readonly memberships?: number;
  /** Done in the last 24 hours, by class; immediate revocations under `revocation`. */
  readonly recent: { readonly [guardClass: string]: number };
  /** The attribute whose change is a change of login. */
  readonly key: string;
}

/** Below this many live linked accounts a share says nothing, and only the count holds. */
const smallestShareBase = 50;
/** Immediate revocations that pass the guard in a day. */
const revocationsADay = 10;

/** How many changes of a class are fine in 24 hours: its count, or its share of the live accounts where that is more. */
export function allowed(
  guardClass: GuardClass,
  { limits, live, memberships = 0 }: Pick<GuardInput, "limits" | "live" | "memberships">,
): number {
  const limit = limitOf(guardClass, limits);
  const base = guardClass === "membership removed" ? memberships : live;
  return base < smallestShareBase ? limit.count : Math.max(limit.count, Math.floor(limit.share * base));
}

function limitOf(guardClass: GuardClass, limits: GuardLimits): GuardLimits["create"] {
  if (guardClass === "group create") return limits.create;
  return guardClass === "group update" || guardClass.startsWith("attribute ")
    ? limits.attribute
    : limits[guardClass as keyof GuardLimits];
}

/** Holds every change of each class that is over its limit; the other classes go on. Changes that are held already do not count. */
export function guardChanges(changes: readonly Change[], input: GuardInput): readonly Change[] {
  const exempt = exemptRevocations(changes, input);
  const counts = new Map<GuardClass, number>();
  for (const change of changes) {
    if (change.held || exempt.has(change)) continue;
    for (const name of guardClassesOf(change, input.key)) counts.set(name, (counts.get(name) ?? 0) + weightOf(change));
  }
  const over = new Map([...counts].filter(([name, count]) => count + (input.recent[name] ?? 0) > allowed(name, input)));
  if (over.size === 0) return changes;
  return changes.map((change) => (change.held || exempt.has(change) ? change : holdOver(change, over, input)));
}

/** Immediate revocations are never held, up to so many a day, those of earlier runs included. */
function exemptRevocations(changes: readonly Change[], { recent }: GuardInput): ReadonlySet<Change> {
  const left = Math.max(0, revocationsADay - (recent[revocationCount] ?? 0));
  return new Set(changes.filter((change) => isRevocation(change) && !change.held).slice(0, left));
}

/** The name under which immediate revocations are counted, apart from the classes. */
export const revocationCount = "revocation";

/** Whether a change takes access away because of an immediate revocation. */
export const isRevocation = ({ stateReason, lane }: Change): boolean =>
  stateReason === "revoked" && lane === "removals";

function holdOver(change: Change, over: ReadonlyMap<GuardClass, number>, input: GuardInput): Change {
  const name = guardClassesOf(change, input.key).find((guardClass) => over.has(guardClass));
  if (name === undefined) return change;
  const recent = input.recent[name] ?? 0;
  const done = recent > 0 ? ` and ${recent} done in the last 24 hours` : "";
  const evidence = `${over.get(name)} changes of the class "${name}"${done}; ${allowed(name, input)} are fine`;
  return { ...change, held: hold("guard", [evidence], name) };
}
