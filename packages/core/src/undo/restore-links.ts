import type { Change } from "../plan/change.ts";
import { baseOf } from "../plan/change-parts.ts";
import type { Person } from "../plan/person.ts";
import type { PlanFold } from "../plan/plan-fold.ts";
import type { Link } from "../store/link.ts";
import type { Links } from "../store/links.ts";
import type { Effects } from "./effects.ts";
import type { Findings } from "./findings.ts";

/**
 * What puts the links of before a run back: an account is unlinked, or linked to whom it was linked before. Nothing is put back over a link
 * that was made since. `run`: names who takes it back.
 */
export function restoreLinks(
  fold: PlanFold,
  findings: Findings,
  effects: Effects,
  person: Person,
  run: string,
): readonly Change[] {
  const { account, links, subject } = effects;
  if (links.size === 0 || account === undefined) return [];
  const { input } = fold.context;
  if (!areTheRuns(input.links, effects, account)) {
    findings.add("linked anew", effects, "was linked anew after the run, which is left");
    return [];
  }
  const undone = (source: string): Link => ({
    resource: "people",
    source,
    target: account,
    verdict: "undone",
    by: `revert of ${run}`,
    at: input.at,
    evidence: [],
  });
  const restored = [...links].map(([source, before]) => before ?? undone(source));
  const operation = links.get(subject)?.verdict === "same" ? "link" : "unlink";
  return [{ ...baseOf(fold, person, operation, "back-fill"), account, because: "", restores: { links: restored } }];
}

/** Whether the links are as the run left them: the account is nobody's but one of theirs, and none of them has another account. */
function areTheRuns(known: Links, { links }: Effects, account: string): boolean {
  const owner = known.byTarget(account)?.source;
  if (owner !== undefined && !links.has(owner)) return false;
  return [...links.keys()].every((source) => [undefined, account].includes(known.bySource(source)?.target));
}
