import { isRemoval } from "../apply/aim-of.ts";
import type { ApplyReport, ChangeReport } from "../apply/apply-report.ts";
import { clocksAt, type LeaverReport } from "../plan/leaver-report.ts";
import type { Plan } from "../plan/plan.ts";
import type { EndSeen } from "../store/facts.ts";
import type { Lease } from "../store/store.ts";
import { type ById, factKeys } from "./load-facts.ts";
import type { SyncContext } from "./sync-context.ts";

/** The leavers of a plan once it was applied. `doneMs`: when each change that was done was confirmed, by its id. Those confirmed before are left out. */
export function leaversAfter(
  { leavers = [] }: Plan,
  { perChange }: ApplyReport,
  doneMs: ReadonlyMap<string, number>,
  nowMs: number,
): readonly LeaverReport[] {
  const tried = new Map(perChange.filter(isRemoval).map((report) => [report.subject, report]));
  return leavers
    .filter(({ status }) => status !== "confirmed")
    .map((leaver) => after(leaver, tried.get(leaver.subject), doneMs, nowMs));
}

function after(
  leaver: LeaverReport,
  report: ChangeReport | undefined,
  doneMs: ReadonlyMap<string, number>,
  nowMs: number,
): LeaverReport {
  if (!report) return { ...leaver, ...clocksAt(leaver, nowMs) };
  const { reason: _planned, ...told } = leaver;
  const status = statusOf(report);
  const atMs = status === "confirmed" ? (doneMs.get(report.change) ?? nowMs) : nowMs;
  return {
    ...told,
    status,
    ...(report.reason !== undefined && { reason: report.reason }),
    ...(status === "confirmed" && { confirmedAt: new Date(atMs).toISOString() }),
    ...clocksAt(leaver, atMs),
  };
}

function statusOf({ result }: ChangeReport): LeaverReport["status"] {
  if (result === "done") return "confirmed";
  if (result === "held") return "held";
  return result === "failed" || result === "refused" || result === "never happened" ? "failed" : "waiting";
}

/** Whom this report tells as confirmed, the next plan need not tell again. */
export async function forgetConfirmed(
  { store, settings }: SyncContext,
  lease: Lease,
  leavers: readonly LeaverReport[],
): Promise<void> {
  const confirmed = new Set(leavers.filter(({ status }) => status === "confirmed").map(({ subject }) => subject));
  if (confirmed.size === 0) return;
  const known = ((await store.kept(settings.id, factKeys.ends)) ?? {}) as ById<EndSeen>;
  const left = Object.fromEntries(Object.entries(known).filter(([id]) => !confirmed.has(id)));
  await store.commit(lease, { keep: { [factKeys.ends]: left } });
}
