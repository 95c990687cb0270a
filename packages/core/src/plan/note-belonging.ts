import type { Belonging } from "../adapter/reader.ts";
import type { Complete, Incomplete } from "../roster/extent.ts";
import { isEverybody } from "../roster/is-everybody.ts";
import type { Change } from "./change.ts";
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

/** The groups and apps of the scope that somebody was in at an earlier complete read, and nobody is now: emptied, gone or renamed. */
export function emptiedBelonging({ context, belonged }: PlanFold): readonly string[] {
  const { facts, nobodyIn } = context.input;
  const empty = titlesOf(nobodyIn ?? context.belonging?.asked).filter((title) => !belonged.has(title));
  return empty.filter((title) => facts.belonged?.has(title));
}

/** Says what of the scope has nobody. */
export function noteEmptied({ context, emptied, belonged }: PlanFold, source: Complete | Incomplete): void {
  for (const title of emptied) {
    const message = `nobody is in ${title} any more, or it is gone: nobody is put out because of it until a person confirms`;
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
 * What is to be remembered of who belongs where; `undefined`: nothing new. What came empty is forgotten once nobody is to be put out because of it, else it
 * would hold whoever leaves another group for ever.
 */
export function belongedAfter(
  { context, belonged, emptied }: PlanFold,
  source: Complete | Incomplete,
  changes: readonly Change[],
): readonly string[] | undefined {
  if (!context.belonging) return undefined;
  const known = context.input.facts.belonged ?? new Set<string>();
  const leave = changes.some(({ stateReason }) => stateReason === "out of scope");
  const kept = isEverybody(source) ? (leave ? emptied : []) : [...known];
  const after = [...new Set([...kept, ...belonged])].sort();
  return after.length === known.size && after.every((title) => known.has(title)) ? undefined : after;
}
