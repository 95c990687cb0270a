import type { Change } from "../plan/change.ts";
import type { MembersMoved } from "../store/journal.ts";
import type { OnProgress } from "./apply-progress.ts";
import type { ApplyReport, ChangeReport } from "./apply-report.ts";
import type { Ending } from "./ending.ts";

/** Counts what became of the changes and tells progress. */
export interface Tally {
  /** One change has ended. */
  count(
    change: Change,
    ending: Pick<Ending, "account" | "reason" | "error" | "members"> & { readonly result: ChangeReport["result"] },
  ): void;
  has(change: Change): boolean;
  counts(): Pick<
    ApplyReport,
    "applied" | "failed" | "open" | "moved" | "skipped" | "heldLeft" | "groups" | "memberships"
  >;
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
  const ofGroups = createGroupTally();
  const startedMs = now();

  const tell = ({ change, result }: ChangeReport) => {
    const done = reports.length - counts.heldLeft;
    const etaMs = Math.round(((now() - startedMs) / done) * (total - done));
    progress?.({ type: "change", done, total, change, result, etaMs });
  };

  return {
    reports,
    has: ({ id }) => ended.has(id),
    counts: () => ({ ...counts, ...ofGroups.counts() }),
    count: (change, ending) => {
      const report = reportOf(change, ending);
      ended.add(change.id);
      reports.push(report);
      counts[columns[report.result]] += 1;
      if (report.result === "open") counts.open += 1;
      ofGroups.count(report);
      if (report.result !== "held") tell(report);
    },
  };
};

/** Counts groups and memberships, once there is a change of groups at all. */
const createGroupTally = () => {
  let tallied: { groups: number; memberships: number } | undefined;
  return {
    counts: () => ({ ...tallied }),
    count: ({ resource, operation, result, members = 0 }: ChangeReport) => {
      if (resource !== "groups") return;
      tallied ??= { groups: 0, memberships: 0 };
      tallied.memberships += members;
      if (operation !== "members" && result === "done") tallied.groups += 1;
    },
  };
};

const movedOf = ({ added = [], removed = [] }: MembersMoved = {}): number => added.length + removed.length;

const reportOf = (
  change: Change,
  { result, account, reason, error, members }: Parameters<Tally["count"]>[1],
): ChangeReport => ({
  change: change.id,
  subject: change.subject,
  resource: change.resource,
  operation: change.operation,
  result,
  ...(account && { account }),
  ...(movedOf(members) > 0 && { members: movedOf(members) }),
  ...(reason && { reason }),
  ...(error && { error }),
});
