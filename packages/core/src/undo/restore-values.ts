import { isSame } from "../diff/comparable.ts";
import type { Person } from "../plan/person.ts";
import type { PlanFold } from "../plan/plan-fold.ts";
import type { Effects, Written } from "./effects.ts";
import type { Findings } from "./findings.ts";

/** Says which values are to be written back: those that still are what the run wrote. Notes why the others are not. */
export function restoreValues(fold: PlanFold, findings: Findings, effects: Effects, person: Person): void {
  for (const [name, written] of effects.values) {
    const verdict = judge(fold, name, written, person);
    if (verdict === "restore") person.set.set(name, written.before ?? null);
    else if (verdict !== "same") findings.add(...verdict[0], effects, verdict[1], name);
  }
}

type Verdict = "restore" | "same" | readonly [readonly ["cannot come back" | "changed since" | "back already"], string];

function judge({ context }: PlanFold, name: string, { before, left }: Written, { account }: Person): Verdict {
  const { toAccount, target, resource } = context.input;
  const facts = Object.hasOwn(toAccount.target, name) ? toAccount.target[name] : undefined;
  if (!facts) return [["cannot come back"], `the target has no ${name} any more`];
  if (facts.writeOnly)
    return [["cannot come back"], `${name} is never read back, so nobody knows what was there before`];
  if (facts.readOnly || !resource.update) return [["cannot come back"], `${name} cannot be written any more`];
  const same = (one: unknown, other: unknown) =>
    isSame(one, other, facts.compare === "unordered" ? "unordered" : undefined);
  if (same(before, left)) return "same";
  const found = target.value(account, name);
  if (same(found, before)) return [["back already"], `${name} is what it was before the run`];
  if (!isSame(found, left, facts.compare)) return [["changed since"], `${name} was changed after the run and is left`];
  const isNothing = before === undefined || before === null || before === "";
  if (facts.required && isNothing)
    return [["cannot come back"], `${name} was empty before the run, and the target does not take it empty`];
  return "restore";
}
