import { comparable } from "../diff/comparable.ts";
import { digest } from "../diff/digest.ts";
import { findCircles } from "./break-circles.ts";
import { changeId } from "./change-id.ts";
import { hold } from "./hold.ts";
import type { Person } from "./person.ts";
import type { OwnedAttribute } from "./plan-context.ts";
import type { PlanFold } from "./plan-fold.ts";

/** A value of the key that stands in while two people swap theirs: the account, the attribute, and the value for the time between. */
export interface Parking {
  readonly subject: string;
  readonly attribute: string;
  readonly value: string;
}

/**
 * Orders changes of unique values: whoever takes a value waits until its holder has let go; people who swap values in a circle are
 * parked in between; a value held by somebody who keeps it, or wanted twice, is a conflict.
 */
export function orderUniqueValues(fold: PlanFold): readonly Parking[] {
  return fold.context.owned.filter(({ facts }) => facts.unique).flatMap((attribute) => orderAttribute(fold, attribute));
}

function orderAttribute(fold: PlanFold, attribute: OwnedAttribute): readonly Parking[] {
  const takers = [...fold.people.values()].filter(({ set }) => typeof set.get(attribute.name) === "string");
  conflictsOfTwo(takers, attribute);
  const holders = new Map<string, string>();
  for (const taker of takers) {
    const holder = taker.hold ? undefined : holderOf(fold, taker, attribute);
    if (holder !== undefined) holders.set(taker.subject, holder);
  }
  return park(fold, attribute, holders);
}

/** Two people who are to get one value: neither gets it. */
function conflictsOfTwo(takers: readonly Person[], { name, facts }: OwnedAttribute): void {
  for (const group of Map.groupBy(takers, ({ set }) => comparable(set.get(name), facts.compare)).values()) {
    if (group.length < 2) continue;
    const subjects = group.map(({ subject }) => subject).sort();
    for (const person of group) person.hold = hold("conflict", [`${name} is wanted by ${group.length} people: records ${subjects.join(", ")}`]);
  }
}

/** The linked person who has the value now and is about to let go of it. Somebody who keeps it makes a conflict. */
function holderOf(fold: PlanFold, taker: Person, { name, facts }: OwnedAttribute): string | undefined {
  const { target, links } = fold.context.input;
  const wanted = String(taker.set.get(name));
  const account = target.find(name, wanted).find((found) => found !== taker.account);
  if (account === undefined) return undefined;
  const holder = links.byTarget(target.id(account))?.source;
  const next = holder === undefined ? undefined : fold.people.get(holder)?.set.get(name);
  const letsGo = next !== undefined && comparable(next, facts.compare) !== comparable(wanted, facts.compare);
  if (letsGo && fold.people.get(holder ?? "")?.hold === undefined) return holder;
  taker.hold = hold("conflict", [`${name} is taken by account ${target.id(account)}${holder === undefined ? "" : `, linked to record ${holder}`}`]);
  return undefined;
}

function park(fold: PlanFold, { name, facts }: OwnedAttribute, holders: ReadonlyMap<string, string>): readonly Parking[] {
  const circles = findCircles(holders.keys(), (subject) => [holders.get(subject)].filter((next) => next !== undefined));
  const parked = new Map(circles.map(({ to, members }) => [to, members]));
  for (const [subject, holder] of holders) {
    const step = parked.has(holder) ? "park" : undefined;
    fold.people.get(subject)?.after.add(changeId("people", "update", holder, step));
  }
  return [...parked.keys()].map((subject) => {
    const wanted = String(fold.people.get(subject)?.set.get(name));
    // Parking is this person's first step; their own new value follows once the circle has moved on.
    return { subject, attribute: name, value: parkingValue(subject, wanted, facts.kind) };
  });
}

const parkingValue = (subject: string, wanted: string, kind: string): string => {
  const mark = `moving-${digest(subject).slice(0, 12)}`;
  return kind === "email" ? `${mark}@${wanted.split("@")[1] ?? "invalid"}` : mark;
};
