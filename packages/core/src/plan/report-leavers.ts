import type { Change } from "./change.ts";
import { clocksAt, type LeaverReport } from "./leaver-report.ts";
import type { NotedLeaver } from "./noted-leaver.ts";
import type { PlanFold } from "./plan-fold.ts";

/** Every leaver who is not confirmed out, and everybody who is since the last report, the longest exposed first. */
export function reportLeavers(fold: PlanFold, changes: readonly Change[]): readonly LeaverReport[] {
  const { nowMs } = fold.context;
  const removals = new Map(changes.filter(({ lane }) => lane === "removals").map((change) => [change.subject, change]));
  const reports = fold.noted.map((leaver): LeaverReport => {
    const { heldBecause, ...told } = leaver;
    const { confirmedAt } = leaver;
    const clocks = clocksAt(leaver, confirmedAt === undefined ? nowMs : Date.parse(confirmedAt));
    const status = confirmedAt === undefined ? statusOf(fold, leaver, removals.get(leaver.subject)) : confirmed;
    return { ...told, ...status, ...clocks };
  });
  return reports.sort((a, b) => b.exposureMs - a.exposureMs || (a.subject < b.subject ? -1 : 1));
}

type Status = Pick<LeaverReport, "status" | "reason">;

const confirmed: Status = { status: "confirmed" };

function statusOf(fold: PlanFold, { subject, account, heldBecause }: NotedLeaver, change: Change | undefined): Status {
  const { facts, target, settings } = fold.context.input;
  if (facts.unsettled.has(subject))
    return { status: "waiting", reason: "an earlier write has no known outcome yet, or sessions could not be ended" };
  if (heldBecause !== undefined) return { status: "held", reason: heldBecause };
  if (change?.held) return { status: "held", reason: change.held.evidence.join("; ") };
  if (change) return { status: "due" };
  if (settings.lifecycle.leavers.action === "none" || !settings.remove) return { status: "never, by policy" };
  if (target.indexOf(account) < 0)
    return { status: "waiting", reason: "the account was not in the incomplete read of the target" };
  if (fold.replaced.has(subject))
    return {
      status: "waiting",
      reason: "another record claims the account, and nothing is done until that is settled",
    };
  return {
    status: "left as found",
    reason: `the account is ${target.status(target.indexOf(account)) ?? "as somebody else left it"}`,
  };
}
