import type { Complete, Incomplete } from "../roster/extent.ts";
import { isEverybody } from "../roster/is-everybody.ts";
import type { Baseline } from "../store/facts.ts";
import { assemblePlan } from "./assemble-plan.ts";
import { breakCircles } from "./break-circles.ts";
import { buildChanges } from "./build-changes.ts";
import type { Change } from "./change.ts";
import { claimAccounts } from "./claim-accounts.ts";
import { createTeams } from "./create-teams.ts";
import type { GroupsInput } from "./groups-input.ts";
import { holdFromEmptied } from "./hold-from-emptied.ts";
import { holdReverted } from "./hold-reverted.ts";
import { belongedAfter, emptiedBelonging } from "./note-belonging.ts";
import { noteFindings } from "./note-findings.ts";
import { orderChanges } from "./order-changes.ts";
import { orderUniqueValues } from "./order-unique-values.ts";
import type { Plan } from "./plan.ts";
import type { PlanFold } from "./plan-fold.ts";
import { isTrusted, planGroups } from "./plan-groups.ts";
import { refineGroups } from "./refine-groups.ts";
import { repoint } from "./repoint.ts";
import { reportCircles } from "./report-circles.ts";
import { reportLeavers } from "./report-leavers.ts";
import { settleReferences } from "./settle-references.ts";
import { settleTeams } from "./settle-teams.ts";
import { tellCascades } from "./tell-cascades.ts";
import { vanishedChanges } from "./vanished-changes.ts";
import { weighChanges } from "./weigh-changes.ts";

/** Concludes what needs everybody: who claims what, references, order, removals by absence, and what is held. */
export function finishPlan(fold: PlanFold, source: Complete | Incomplete, groups?: GroupsInput): Plan {
  fold.everybody = isEverybody(source);
  fold.baseline = baselineOf(fold);
  fold.emptied = emptiedBelonging(fold);
  claimAccounts(fold);
  const teams = groups && isTrusted(source, groups) ? createTeams(fold, groups) : undefined;
  settleTeams(fold, teams);
  settleReferences(fold);
  holdReverted(fold);
  const parkings = orderUniqueValues(fold);
  breakCircles(fold);
  const built = holdFromEmptied(teams, buildChanges(fold, parkings));
  const changes = [...built, ...vanishedChanges(fold, source)];
  const weighed = weighChanges(fold, trusted(fold, source, changes), parkings, teams);
  fold.belongedAfter = belongedAfter(fold, source);
  reportCircles(fold);
  noteFindings(fold, source);
  const ofGroups = groups ? planGroups(fold, source, groups, weighed, teams) : [];
  const refined = groups ? refineGroups(fold, source, groups, weighed, ofGroups) : [];
  const all = repoint(fold.context.input.resource, [...weighed, ...refined]);
  const told = tellCascades(fold.context, all, groups);
  return assemblePlan(fold, source, orderChanges(told), reportLeavers(fold, weighed), groups);
}

/**
 * While the source shows less than before, its records may be cut short: a date that is gone would let somebody in, a field that is gone
 * would be cleared, an older department would put somebody out of scope. Only an end that a record states stands.
 */
function trusted({ context }: PlanFold, source: Complete | Incomplete, changes: readonly Change[]): readonly Change[] {
  if (source.complete || !source.narrowed) return changes;
  const kept = changes.filter(({ lane, stateReason }) => lane === "removals" && stateReason !== "out of scope");
  const left = changes.length - kept.length;
  const message = `the source shows less than before, so only removals that a record states are planned; ${left} other changes are left out`;
  if (left > 0) context.note({ subject: "", code: "narrowed read", message });
  return kept;
}

/** Who had started when the sync was switched on; learned at the first read that proves who is there. */
function baselineOf({ context, started, everybody }: PlanFold): Baseline | undefined {
  const { facts, at } = context.input;
  return facts.baseline ?? (everybody ? { at, ids: started } : undefined);
}
