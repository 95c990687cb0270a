import type { Belonging } from "../adapter/reader.ts";
import { stableJson } from "../diff/stable-json.ts";
import type { Complete, Incomplete } from "../roster/extent.ts";
import { isEverybody } from "../roster/is-everybody.ts";
import type { PlanFold } from "./plan-fold.ts";

/** A group or an app that a scope names, as it is remembered and shown. */
const called = { groups: "the group", apps: "the app" } as const;

const titleOf = (which: keyof typeof called, name: string): string => `${called[which]} ${JSON.stringify(name)}`;

/** Notes which of the groups and apps that the scope names have anybody. */
export function noteBelonging({ context: { belonging }, belonged }: PlanFold, row: unknown): void {
  if (!belonging) return;
  for (const which of ["groups", "apps"] as const)
    if (belonging.asked[which].length > 0)
      for (const name of belonging.of(which, row) ?? []) belonged.add(titleOf(which, name));
}

const titlesOf = (belonging: Belonging | undefined): readonly string[] =>
  (["groups", "apps"] as const).flatMap((which) => (belonging?.[which] ?? []).map((name) => titleOf(which, name)));

/**
 * The groups and apps of the scope that somebody was in at an earlier complete read, and nobody is now: emptied, gone or renamed. Until everybody who was to
 * be put out when that was first seen is out, or back.
 */
export function emptiedBelonging(fold: PlanFold): readonly string[] {
  const { facts, nobodyIn } = fold.context.input;
  const empty = titlesOf(nobodyIn ?? fold.context.belonging?.asked).filter((title) => !fold.belonged.has(title));
  return empty.filter((title) => {
    const waiting = facts.belonged?.get(title);
    return waiting && (waiting.length === 0 || waiting.some((subject) => isToLeave(fold, subject)));
  });
}

/** Whether somebody is to be put out because they are out of scope. */
const isToLeave = ({ outOfScope, people }: PlanFold, subject: string): boolean =>
  outOfScope.has(subject) && people.get(subject)?.state.kind === "reach";

/** Says what of the scope has nobody. */
export function noteEmptied({ context, emptied, belonged }: PlanFold, source: Complete | Incomplete): void {
  const isProven = isEverybody(source) || context.input.nobodyIn !== undefined;
  for (const title of emptied) {
    const seen = isProven
      ? `nobody is in ${title} any more, or it is gone`
      : `nobody was read in ${title}, whose list may have broken off`;
    const message = `${seen}: nobody is put out because of it until a person confirms`;
    context.note({ subject: "", code: "scope came empty", message });
  }
  if (!isEverybody(source)) return;
  for (const title of titlesOf(context.belonging?.asked)) {
    const message = `nobody is in ${title}, which the scope names, or there is none`;
    if (!belonged.has(title) && !emptied.includes(title))
      context.note({ subject: "", code: "scope is empty", message });
  }
}

/**
 * What is to be remembered of the groups and apps of the scope, see `Facts`; `undefined`: nothing new. One that came empty is forgotten once nobody is to be
 * put out because of it, else it would hold whoever leaves another one for ever.
 */
export function belongedAfter(fold: PlanFold, source: Complete | Incomplete): ById<readonly string[]> | undefined {
  const { context, belonged, emptied, outOfScope } = fold;
  if (!context.belonging) return undefined;
  const known = context.input.facts.belonged ?? new Map<string, readonly string[]>();
  const leaving = [...outOfScope.keys()].filter((subject) => isToLeave(fold, subject)).sort();
  const after = new Map([...belonged].map((title) => [title, none] as const));
  for (const [title, waiting] of known) {
    if (belonged.has(title)) continue;
    if (!isEverybody(source)) after.set(title, waiting);
    else if (emptied.includes(title) && leaving.length > 0) after.set(title, waiting.length > 0 ? waiting : leaving);
  }
  return stableJson([...after].sort()) === stableJson([...known].sort()) ? undefined : Object.fromEntries(after);
}

const none: readonly string[] = [];

interface ById<Value> {
  readonly [title: string]: Value;
}
