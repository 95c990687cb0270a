import type { State } from "../adapter/state.ts";
import type { Change } from "../plan/change.ts";
import type { Plan } from "../plan/plan.ts";
import type { Outcome } from "../store/journal.ts";
import type { Store } from "../store/store.ts";
import { aimOf } from "./aim-of.ts";
import type { ChangeReport } from "./apply-report.ts";
import { isFarEnough } from "./compare-account.ts";
import { recordKey } from "./record-key.ts";

/** A change of a plan that an earlier run of the same plan has ended. */
export interface EndedChange {
  /** As it was tried: with its account and its references filled in. */
  readonly change: Change;
  readonly outcome: Outcome;
}

/** What earlier runs of a plan have ended, by the ids of the changes. `undefined`: the journal knows of no such run. */
export async function readEnded(store: Store, plan: Plan): Promise<ReadonlyMap<string, EndedChange> | undefined> {
  const runs = new Set<string>();
  const tried = new Map<string, Change>();
  const ended = new Map<string, EndedChange>();
  for await (const batch of store.entries(plan.sync, { since: plan.at })) {
    for (const entry of batch) {
      if (entry.type === "run" && entry.plan === plan.digest) runs.add(entry.run);
      if (!runs.has(entry.run)) continue;
      if (entry.type === "intent") tried.set(entry.change, entry.what);
      const change = entry.type === "outcome" && tried.get(entry.change);
      if (change) ended.set(entry.change, { change, outcome: entry });
    }
  }
  return runs.size > 0 ? ended : undefined;
}

/** Tells of them like a report. An account that was made and that nobody led on to where it is to be is still to be looked at. */
export const reportsOfEnded = (ended: ReadonlyMap<string, EndedChange>, plan: Plan): readonly ChangeReport[] => {
  const reached = new Map<string, State>();
  for (const { change, outcome } of ended.values())
    if (outcome.reached) reached.set(recordKey(change.resource, change.subject), outcome.reached);
  return plan.changes.flatMap(({ id, resource, subject }) => {
    const one = ended.get(id);
    return one ? [reportOf(one, reached.get(recordKey(resource, subject)))] : [];
  });
};

const reportOf = ({ change, outcome }: EndedChange, reached: State | undefined): ChangeReport => {
  const { account, error } = outcome;
  const aim = change.operation === "create" ? aimOf(change) : undefined;
  const isHalfWay = outcome.result === "done" && aim !== undefined && reached && !isFarEnough(aim, reached);
  return {
    change: change.id,
    subject: change.subject,
    resource: change.resource,
    operation: change.operation,
    result: isHalfWay ? "later" : outcome.result,
    ...(account !== undefined && { account }),
    ...(error && { error, reason: error.message }),
  };
};
