import { comparable } from "../diff/comparable.ts";
import { digest } from "../diff/digest.ts";
import { changeId } from "./change-id.ts";
import { findCircles } from "./find-circles.ts";
import { hold } from "./hold.ts";
import { isStuck } from "./hold-person.ts";
import type { Person } from "./person.ts";
import type { OwnedAttribute } from "./plan-context.ts";
import type { PlanFold } from "./plan-fold.ts";

/** A value that stands in while people swap theirs: whose, of which attribute, and the value for the time between. */
export interface Parking {
  readonly subject: string;
  readonly attribute: string;
  readonly value: string;
  /** Everybody who goes round in the circle; when one of them cannot move, nobody is parked. */
  readonly members: readonly string[];
}

/** The step in the id of the change that parks a value. */
export const parkStep = (attribute: string): string => `park ${attribute}`;

/**
 * Orders changes of unique values: whoever takes a value waits until its holder has let go; people who swap values in a circle are
 * parked in between; a value held by somebody who keeps it, or wanted twice, is a conflict.
 */
export function orderUniqueValues(fold: PlanFold): readonly Parking[] {
  const { owned, key } = fold.context;
  const unique = owned.filter(({ name, facts }) => facts.unique || name === key);
  const moves = unique.map((attribute) => ({ attribute, takers: takersOf(fold, attribute) }));
  // Conflicts first, for all attributes: somebody who cannot move for one of them moves for none.
  for (const { attribute, takers } of moves) holdContested(takers, attribute);
  const orders = moves.map(({ attribute, takers }) => ({ attribute, holders: holdersOf(fold, takers, attribute) }));
  return orders.flatMap(({ attribute, holders }) => order(fold, attribute, holders));
}

const takersOf = ({ people }: PlanFold, { name }: OwnedAttribute): readonly Person[] =>
  [...people.values()].filter(({ set }) => typeof set.get(name) === "string");

/** People who are to get one value: none of them gets it. */
function holdContested(takers: readonly Person[], { name, facts }: OwnedAttribute): void {
  for (const group of Map.groupBy(takers, ({ set }) => comparable(set.get(name), facts.compare)).values()) {
    if (group.length < 2) continue;
    const subjects = group.map(({ subject }) => subject).sort();
    const told = `${name} is wanted by ${group.length} people: records ${subjects.slice(0, 5).join(", ")}`;
    for (const person of group) person.hold = hold("conflict", [told]);
  }
}

/** For everybody who takes a value that somebody has: who has it now and lets go of it. Somebody who keeps it makes a conflict. */
function holdersOf(fold: PlanFold, takers: readonly Person[], attribute: OwnedAttribute): ReadonlyMap<string, string> {
  const holders = new Map<string, string>();
  for (const taker of takers) {
    const holder = taker.hold ? undefined : holderOf(fold, taker, attribute);
    if (holder !== undefined) holders.set(taker.subject, holder);
  }
  return holders;
}

function holderOf(fold: PlanFold, taker: Person, { name, facts }: OwnedAttribute): string | undefined {
  const { target, links } = fold.context.input;
  const wanted = String(taker.set.get(name));
  const account = target.find(name, wanted).find((found) => found !== taker.account);
  if (account === undefined) return undefined;
  const holder = links.byTarget(target.id(account))?.source;
  const next = holder === undefined ? undefined : fold.people.get(holder)?.set.get(name);
  // One who lets go and is held is still the one to wait for: the taker goes on as soon as that hold is lifted.
  if (next !== undefined && comparable(next, facts.compare) !== comparable(wanted, facts.compare)) return holder;
  const owner = holder === undefined ? "" : `, linked to record ${holder}`;
  taker.hold = hold("conflict", [`${name} is taken by account ${target.id(account)}${owner}`]);
  return undefined;
}

/** Makes takers wait for holders, and parks one of each circle that can move. */
function order(
  fold: PlanFold,
  { name, facts }: OwnedAttribute,
  holders: ReadonlyMap<string, string>,
): readonly Parking[] {
  const moving = (subject: string | undefined) => {
    const person = subject === undefined ? undefined : fold.people.get(subject);
    return person && !isStuck(fold, person) ? [person.subject] : [];
  };
  const subjects = [...holders.keys()].flatMap(moving);
  const circles = findCircles(subjects, (subject) => moving(holders.get(subject)));
  const parked = new Map(circles.map(({ to, members }) => [to, members]));
  for (const [subject, holder] of holders) {
    const step = parked.has(holder) ? parkStep(name) : undefined;
    fold.people.get(subject)?.after.add(changeId("people", "update", holder, step));
  }
  return [...parked].map(([subject, members]) => {
    const wanted = String(fold.people.get(subject)?.set.get(name));
    // Parking is this person's first step; their own new value follows once the circle has moved on.
    return { subject, attribute: name, value: parkingValue(subject, wanted, facts.kind), members };
  });
}

const parkingValue = (subject: string, wanted: string, kind: string): string => {
  const mark = `moving-${digest(subject).slice(0, 12)}`;
  return kind === "email" ? `${mark}@${wanted.split("@")[1] ?? "invalid"}` : mark;
};
