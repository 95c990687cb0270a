import type { Change } from "../plan/change.ts";
import type { OnProgress } from "./apply-progress.ts";
import type { ApplyReport, ChangeReport } from "./apply-report.ts";
import type { Ending } from "./ending.ts";

/** Counts what became of the changes and tells progress. */
export interface Tally {
  /** One change has ended. */
  count(
    change: Change,
    ending: Pick<Ending, "account" | "reason" | "error"> & { readonly result: ChangeReport["result"] },
  ): void;
  has(change: Change): boolean;
  counts(): Pick<ApplyReport, "applied" | "failed" | "open" | "moved" | "skipped" | "heldLeft">;
  readonly reports: readonly ChangeReport[];
}

const columns = {
  done: "applied",
  moved: "moved",
  refused: "failed",
  failed: "failed",
  "never happened": "failed",
  open: "failed",
  later: "skipped",
  waits: "skipped",
  untouched: "skipped",
  held: "heldLeft",
} as const satisfies { readonly [R in ChangeReport["result"]]: keyof ApplyReport };

/** A tally of so many changes that may be applied. */
export const createTally = (total: number, now: () => number, progress?: OnProgress): Tally => {
  const reports: ChangeReport[] = [];
  const ended = new Set<string>();
  const counts = { applied: 0, failed: 0, open: 0, moved: 0, skipped: 0, heldLeft: 0 };
  const startedMs = now();

  const tell = ({ change, result }: ChangeReport) => {
    const done = reports.length - counts.heldLeft;
    const etaMs = Math.round(((now() - startedMs) / done) * (total - done));
    progress?.({ type: "change", done, total, change, result, etaMs });
  };

  return {
    reports,
    has: ({ id }) => ended.has(id),
    counts: () => ({ ...counts }),
    count: (change, ending) => {
      const report = reportOf(change, ending);
      ended.add(change.id);
      reports.push(report);
      counts[columns[report.result]] += 1;
      if (report.result === "open") counts.open += 1;
      if (report.result !== "held") tell(report);
    },
  };
};

const reportOf = (change: Change, { result, account, reason, error }: Parameters<Tally["count"]>[1]): ChangeReport => ({
  change: change.id,
  subject: change.subject,
  operation: change.operation,
  result,
  ...(account && { account }),
  ...(reason && { reason }),
  ...(error && { error }),
});
