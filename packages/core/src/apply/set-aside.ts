import type { Change } from "../plan/change.ts";
import type { Intent } from "../store/journal.ts";
import type { ChangeReport } from "./apply-report.ts";
import { type Lift, mayApply } from "./lift.ts";
import { recordKey } from "./record-key.ts";

/** A change that is not applied in this run, whatever happens. */
export interface SetAside {
  readonly change: Change;
  readonly result: Extract<ChangeReport["result"], "held" | "waits">;
  readonly reason: string;
}

/** Changes that stay held, and those of records with a write of an earlier run that is not settled yet. */
export const setAside = (
  changes: readonly Change[],
  lift: Lift | undefined,
  open: readonly Intent[],
): readonly SetAside[] => {
  const unsettled = new Set(open.map(({ what }) => recordOf(what)));
  return changes.flatMap((change): SetAside[] => {
    if (!mayApply(change, lift)) return [{ change, result: "held", reason: change.held?.evidence.join("; ") ?? "" }];
    if (!unsettled.has(recordOf(change))) return [];
    return [{ change, result: "waits", reason: "Waits for an earlier write that is not settled yet" }];
  });
};

const recordOf = ({ resource, subject }: Change) => recordKey(resource, subject);
