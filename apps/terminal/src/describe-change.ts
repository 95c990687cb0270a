import type { Change, Plan } from "@rosterkit/core";
import { momentIn } from "./day-words.ts";

/** What a change is described with. */
export interface Telling {
  /** Attributes that tell most, in the order to show them. */
  readonly telling: readonly string[];
  /** The changes around it, by id, for accounts that are still to be made. */
  readonly changes: ReadonlyMap<string, Change>;
}

const longestValue = 40;
const linesOfUpdate = 5;

/** What a change does, line by line: the state from → to, then values before → after. */
export function describeChange(change: Change, telling: Telling): readonly string[] {
  if (change.operation === "create") return describeNew(change, telling);
  if (change.operation === "link") return [`not linked → linked to ${change.account}`];
  if (change.operation === "members") return describeMembers(change);
  if (change.operation === "rotate password") return ["a new random password, which nobody sees"];
  return [...describeState(change), ...describeCascade(change), ...describeValues(change, telling)];
}

/** What the vendor changes by itself along with it, counted by attribute. */
function describeCascade({ account, cascade = [] }: Change): readonly string[] {
  const own = cascade.filter((one) => one.account === account).map(({ attribute }) => shortName(attribute));
  const byAttribute = Map.groupBy(
    cascade.filter((one) => one.account !== account),
    ({ resource, attribute }) => `the ${shortName(attribute)} of ${resource}`,
  );
  const moved = [...byAttribute].map(([what, ones]) => `the vendor changes ${what} too: ${ones.length}`);
  return [...(own.length > 0 ? [`the vendor empties ${own.join(", ")}`] : []), ...moved];
}

function describeMembers({ members: { add = [], remove = [] } = {} }: Change): readonly string[] {
  const words = (count: number, what: string) =>
    count > 0 ? [`${count} ${count === 1 ? "person" : "people"} ${what}`] : [];
  return [...words(add.length, "put in"), ...words(remove.length, "taken out")];
}

function describeNew({ resource, state, set = {} }: Change, { telling, changes }: Telling): readonly string[] {
  if (resource === "groups") return ["no group → a group"];
  const told = telling.filter((name) => set[name] !== undefined);
  const values = told.map((name) => `${shortName(name)}: ${showValue(set[name], changes)}`);
  return [`no account → ${state}`, ...values, ...moreValues(Object.keys(set).length - told.length)];
}

function describeState({ state, stateWas, statusWas, revokeSessions }: Change): readonly string[] {
  if (!state) return [];
  return [`${statusWas ?? stateWas} → ${state}${revokeSessions ? ", signed out everywhere" : ""}`];
}

function describeValues({ set = {}, was = {} }: Change, { telling, changes }: Telling): readonly string[] {
  const names = Object.keys(set).toSorted((one, other) => rank(one) - rank(other));
  const shown = names.slice(0, names.length > linesOfUpdate ? linesOfUpdate - 1 : linesOfUpdate);
  const lines = shown.map(
    (name) => `${shortName(name)}: ${showValue(was[name], changes)} → ${showValue(set[name], changes)}`,
  );
  return [...lines, ...moreValues(names.length - shown.length)];

  /** What replaces something first, then what tells most. */
  function rank(name: string): number {
    const place = telling.indexOf(name);
    return (isNothing(was[name]) ? 100 : 0) + (place < 0 ? 50 : place);
  }
}

const moreValues = (count: number): readonly string[] =>
  count > 0 ? [`and ${count} more ${count === 1 ? "value" : "values"}`] : [];

/** An attribute as people say it: `profile.title` is the title, `emails[type eq "work"].value` the emails. */
const shortName = (attribute: string): string => attribute.replace(/\[.*$/, "").replace(/^.*[.:]/, "");

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === "";

function showValue(value: unknown, changes: Telling["changes"]): string {
  if (isNothing(value)) return "(none)";
  if (typeof value === "object" && value !== null && "ref" in value) {
    const maker = changes.get(String(value.ref));
    if (maker?.resource === "groups") return `the group ${maker.who}, made before this`;
    return maker ? `the account made for ${nameIn(maker.who)}` : "an account made before this";
  }
  const text = Array.isArray(value) ? value.join(", ") : String(value);
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}

/** The name without the address behind it. */
export const nameIn = (who: string): string => who.replace(/ <[^>]*>$/, "");

/** Why a change is made, in one line, with the moment that was due or the source fields that differ. */
export function explainChange(change: Change, rules: Plan["rules"]): string {
  const { held, operation, evidence, because, due } = change;
  if (held) return held.evidence.join("; ");
  if (operation === "link") return (evidence ?? [because]).join("; ");
  // Of an account that was linked just now everything comes from the source: that needs no list.
  if (because.startsWith("changed at the source")) return `${because}${sourcesOf(change, rules)}`;
  return due ? `${because} (since ${momentIn(due.zone, due.at)} in ${due.zone})` : because;
}

/** The source fields that the rules of the changed attributes read. */
function sourcesOf({ set = {} }: Change, rules: Plan["rules"]): string {
  const sources = [...new Set(Object.keys(set).flatMap((name) => rules[name]?.split(":")[0]?.split(", ") ?? []))];
  if (sources.length === 0) return "";
  const more = sources.length > 4 ? ` and ${sources.length - 4} more` : "";
  return `: ${sources.slice(0, 4).join(", ")}${more}`;
}
