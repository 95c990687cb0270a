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
import type { Irrevocable } from "./note-lost.ts";
import type { RunRecord } from "./read-run.ts";
import { reversalChanges } from "./reversal-changes.ts";
import { type Reversal, reversePerson } from "./reverse-person.ts";

/** What a reverting plan is made from. */
export interface RevertInput {
  /** As for any plan; `target` holds the accounts that the run touched, as they are now. */
  readonly input: PlannerInput;
  readonly record: RunRecord;
  readonly irrevocable: Irrevocable;
  /** Source ids of the people to take back; absent: everybody the run touched. */
  readonly only?: readonly string[] | undefined;
}

/**
 * The compensating plan of a run. Only what still is what the run left is taken back; what cannot come back is listed first, then what is left
 * and why. To be confirmed as a whole. Pure.
 */
export function planRevert({ input, record, irrevocable, only }: RevertInput): Plan {
  const fold = createFold(createPlanContext(input));
  const findings = createFindings();
  const asked = only && new Set(only);
  const people = effectsOf(record).filter(({ subject }) => !asked || asked.has(subject));
  const reversals = people.flatMap((effects) => reversePerson(fold, findings, effects, record.run, irrevocable) ?? []);
  const parkings = orderUniqueValues(fold);
  const changes = reversals.flatMap((reversal: Reversal) => reversalChanges(fold, reversal, parkings, record.run));
  return seal(input, record, people, orderChanges(changes), findings);
}

function seal(
  input: PlannerInput,
  { run }: RunRecord,
  people: readonly Effects[],
  changes: readonly Change[],
  findings: Findings,
): Plan {
  const { settings, target, links } = input;
  const body = {
    version: 1 as const,
    sync: settings.id,
    at: input.at,
    tenants: input.tenants,
    basis: {
      source: digest([run, people.map(({ subject }) => subject)]),
      target: target.extent.digest,
      links: links.digest,
      settings: digest(settings),
    },
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
