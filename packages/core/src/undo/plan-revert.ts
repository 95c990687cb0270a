import { digest } from "../diff/digest.ts";
import { digestPlan } from "../plan/assemble-plan.ts";
import type { Change } from "../plan/change.ts";
import { countChanges } from "../plan/count-changes.ts";
import { createFold } from "../plan/create-fold.ts";
import { orderChanges } from "../plan/order-changes.ts";
import { orderUniqueValues } from "../plan/order-unique-values.ts";
import type { Plan } from "../plan/plan.ts";
import { createPlanContext } from "../plan/plan-context.ts";
import type { PlannerInput } from "../plan/planner-input.ts";
import { type Effects, effectsOf } from "./effects.ts";
import { createFindings, type Findings } from "./findings.ts";
import type { GroupEffects } from "./group-effects.ts";
import { groupsTakenBack } from "./groups-taken-back.ts";
import type { Irrevocable } from "./note-lost.ts";
import type { RunRecord } from "./read-run.ts";
import { reversalChanges } from "./reversal-changes.ts";
import { type GroupsNow, reverseGroup, type Taking } from "./reverse-group.ts";
import { type Reversal, reversePerson } from "./reverse-person.ts";
import { settleReturns } from "./settle-returns.ts";

/** What a reverting plan is made from. */
export interface RevertInput {
  /** As for any plan; `target` holds the accounts that the run touched, as they are now. */
  readonly input: PlannerInput;
  readonly record: RunRecord;
  readonly irrevocable: Irrevocable;
  /** The groups that the run touched. Absent: the target has none. */
  readonly groups?: GroupsNow | undefined;
  /** Source ids of the people to take back; absent: everybody the run touched. */
  readonly only?: readonly string[] | undefined;
}

/**
 * The compensating plan of a run. Only what still is what the run left is taken back; what cannot come back is listed first, then what is left
 * and why. To be confirmed as a whole. Pure.
 */
export function planRevert({ input, record, irrevocable, groups, only }: RevertInput): Plan {
  const fold = createFold(createPlanContext(input));
  const findings = createFindings();
  const people = effectsOf(record, only);
  const reversals = people.flatMap((effects) => reversePerson(fold, findings, effects, record.run, irrevocable) ?? []);
  const parkings = orderUniqueValues(fold);
  const changes = reversals.flatMap((reversal: Reversal) => reversalChanges(fold, reversal, parkings, toldOf(record)));
  const touched = groupsTakenBack(record, input.links, only);
  const ofGroups = groups ? touched.flatMap((one) => reverseGroup(groups, findings, one, takingOf(input, record))) : [];
  if (!groups) for (const one of touched) findings.add("cannot come back", one, "the target has no groups any more");
  const shapes = { people: input.toAccount.target, groups: groups?.resource.attributes ?? {} };
  const all = orderChanges(settleReturns(fold, findings, [...changes, ...ofGroups], shapes));
  return seal(input, basisOf({ input, record, irrevocable, groups }, people, touched), record.run, all, findings);
}

const takingOf = ({ at }: PlannerInput, record: RunRecord): Taking => ({ at, run: record.run, told: toldOf(record) });

const toldOf = ({ run, told = `the run ${run}` }: RunRecord): string => told;

/** What the plan is computed from; as it always was where there are no groups. */
function basisOf(
  { input, record, groups }: RevertInput,
  people: readonly Effects[],
  touched: readonly GroupEffects[],
): Plan["basis"] {
  const { settings, target, links } = input;
  const subjects = (some: readonly { readonly subject: string }[]) => some.map(({ subject }) => subject);
  const ofGroups = groups && touched.length > 0 ? groups : undefined;
  const members = ofGroups && [...ofGroups.members].map(([id, ids]) => [id, [...ids].sort()]);
  return {
    source: digest([record.run, subjects(people), ...(ofGroups ? [subjects(touched)] : [])]),
    target: ofGroups ? digest([target.extent.digest, ofGroups.target.extent.digest, members]) : target.extent.digest,
    links: ofGroups ? digest([links.digest, ofGroups.links.digest]) : links.digest,
    settings: digest(settings),
  };
}

function seal(
  input: PlannerInput,
  basis: Plan["basis"],
  run: string,
  changes: readonly Change[],
  findings: Findings,
): Plan {
  const body = {
    version: 1 as const,
    sync: input.settings.id,
    at: input.at,
    tenants: input.tenants,
    basis,
    rules: input.rules,
    changes,
    issues: findings.list(),
    counts: countChanges(changes, 0),
    ...(changes.length > 0 && { confirmation: "revert" as const }),
    reverts: run,
    learned: {},
  };
  return { ...body, digest: digestPlan(body) };
}
