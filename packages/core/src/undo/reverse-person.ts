import type { Change } from "../plan/change.ts";
import { createPerson, type Person } from "../plan/person.ts";
import type { PlanFold } from "../plan/plan-fold.ts";
import type { Effects } from "./effects.ts";
import type { Findings } from "./findings.ts";
import { type Irrevocable, noteLost } from "./note-lost.ts";
import { restoreLinks } from "./restore-links.ts";
import { restoreState } from "./restore-state.ts";
import { restoreValues } from "./restore-values.ts";

/** What is to be taken back for one person. Values to write back are in `person.set`. */
export interface Reversal {
  readonly effects: Effects;
  readonly person: Person;
  /** At most one. */
  readonly state: readonly Change[];
  /** At most one. */
  readonly links: readonly Change[];
}

/** Concludes for one person; `undefined`: nothing can be concluded, which is noted. */
export function reversePerson(
  fold: PlanFold,
  findings: Findings,
  effects: Effects,
  run: string,
  irrevocable: Irrevocable,
): Reversal | undefined {
  noteLost(findings, effects, irrevocable);
  const account = fold.context.input.target.indexOf(effects.account ?? "");
  const [code, message] = obstacle(fold, effects, account) ?? [];
  if (code) return void findings.add(code, effects, message ?? "");
  const { subject, who } = effects;
  const link = fold.context.input.links.bySource(subject);
  const person = createPerson({ subject, who, link, employment: undefined, account });
  // Where the run itself wrote nothing, what we know of the account is as it was before.
  if ([...effects.used].every((ability) => ability === "cascade")) effects.linkBefore ??= link;
  const links = restoreLinks(fold, findings, effects, person, run);
  // An account that is not linked, nor linked again by this plan, is none of this sync's: its values and state are left with it.
  if (!link && links[0]?.operation !== "link") return { effects, person, state: [], links };
  restoreValues(fold, findings, effects, person);
  if (person.set.size > 0) fold.people.set(subject, person);
  return { effects, person, state: restoreState(fold, findings, effects, person), links };
}

type Obstacle = readonly ["unsettled" | "account missing" | "linked anew", string];

function obstacle({ context }: PlanFold, { subject, account, isOpen }: Effects, place: number): Obstacle | undefined {
  const { facts, links, target } = context.input;
  if (isOpen || facts.unsettled.has(subject))
    return ["unsettled", "a write of theirs has no known outcome yet; take the run back again once it is settled"];
  const linked = links.bySource(subject)?.target;
  if (linked !== undefined && linked !== account)
    return ["linked anew", "is linked to another account by now, so everything is left"];
  if (place >= 0) return undefined;
  const why = target.extent.complete ? "the account is gone at the target" : "the account could not be read";
  return ["account missing", `${why}: nothing is taken back`];
}
