import type { AnyResource } from "../adapter/any-adapter.ts";
import { isSame } from "../diff/comparable.ts";
import { fingerprintAt, fingerprintOf } from "../diff/fingerprints.ts";
import { isNothing } from "../diff/is-nothing.ts";
import type { Person } from "../plan/person.ts";
import type { PlanFold } from "../plan/plan-fold.ts";
import type { Roster } from "../roster/roster.ts";
import type { Shape } from "../shape/shape.ts";
import type { Link } from "../store/link.ts";
import type { Effects } from "./effects.ts";
import type { Findings, Found } from "./findings.ts";
import type { Written } from "./written.ts";

/** Says which values are to be written back: those that still are what the run wrote. Notes why the others are not. */
export function restoreValues(fold: PlanFold, findings: Findings, effects: Effects, person: Person): void {
  const { toAccount, target, resource, links } = fold.context.input;
  const side = { shape: toAccount.target, target, resource, link: links.bySource(effects.subject) };
  for (const [name, value] of valuesToRestore(side, findings, effects, person.account)) person.set.set(name, value);
}

/** What is needed to judge values of one resource of the target. */
export interface ValueSide {
  readonly shape: Shape;
  readonly target: Roster;
  readonly resource: AnyResource;
  /** The record's link as it is now. */
  readonly link: Link | undefined;
}

/** What is to be written back of a record, by attribute. Notes why the rest is not. `place`: among the target's records. */
export function valuesToRestore(
  side: ValueSide,
  findings: Findings,
  effects: Found & Pick<Effects, "values">,
  place: number,
): ReadonlyMap<string, unknown> {
  const set = new Map<string, unknown>();
  for (const [name, written] of effects.values) {
    const verdict = judge(side, name, written, place);
    if (verdict === "restore") set.set(name, written.before ?? null);
    else if (verdict !== "same") findings.add(...verdict[0], effects, verdict[1], name);
  }
  return set;
}

type Verdict = "restore" | "same" | readonly [readonly ["cannot come back" | "changed since" | "back already"], string];

function judge(
  { shape, target, resource, link }: ValueSide,
  name: string,
  { before, left, byVendor }: Written,
  place: number,
): Verdict {
  const facts = Object.hasOwn(shape, name) ? shape[name] : undefined;
  if (!facts) return [["cannot come back"], `the target has no ${name} any more`];
  if (facts.writeOnly)
    return [["cannot come back"], `${name} is never read back, so nobody knows what was there before`];
  if (facts.readOnly || !resource.update) return [["cannot come back"], `${name} cannot be written any more`];
  const same = (one: unknown, other: unknown) =>
    isSame(one, other, facts.compare === "unordered" ? "unordered" : undefined);
  if (same(before, left)) return "same";
  const found = target.value(place, name);
  if (same(found, before)) return [["back already"], `${name} is what it was before the run`];
  // What the vendor left is not known: anything but what we wrote since may be it.
  const isLeft = byVendor
    ? fingerprintAt(link?.fingerprints, name) !== fingerprintOf(found, facts.compare)
    : isSame(found, left, facts.compare) || (left === null && isNothing(found));
  if (!isLeft) return [["changed since"], `${name} was changed after the run and is left`];
  const wasNothing = isNothing(before);
  if (facts.required && wasNothing)
    return [["cannot come back"], `${name} was empty before the run, and the target does not take it empty`];
  if (facts.clearedByHand && wasNothing)
    return [["cannot come back"], `${name} was empty before the run, and somebody at the target must clear it by hand`];
  return "restore";
}
