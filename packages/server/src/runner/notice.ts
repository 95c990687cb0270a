import type { DueRun, LeaverReport, Plan } from "@rosterkit/core";
import type { Job } from "../jobs/jobs.ts";

/** What a person should hear of, once for each cause. Nobody is named in it. */
export interface Notice {
  /**
   * `quarantined`: a connection is not used for a while, by any sync. `recovered`: that, or a failure of a sync, is over. `failed`: a sync
   * cannot do its work. `confirmation needed`: a plan has to be confirmed as a whole. `held`: changes wait for a person. `leaver not out`:
   * access that was to end did not. `review finished`: people are written from now on.
   * `credential near its end`: a connection's credential ends soon, as it was not used.
   */
  readonly about:
    | "quarantined"
    | "recovered"
    | "failed"
    | "confirmation needed"
    | "held"
    | "leaver not out"
    | "review finished"
    | "credential near its end";
  readonly sync: string;
  /** Absent: it is about the sync. */
  readonly connection?: string;
  /** ISO. */
  readonly at: string;
  /** The failure's code. */
  readonly code?: string;
  /** One line for people. */
  readonly message?: string;
  readonly remedy?: string;
  /** When it is tried again. ISO. */
  readonly until?: string;
  /** When a credential ends. ISO. */
  readonly endsAt?: string;
  /** Of how many changes or leavers. */
  readonly count?: number;
  /** The digest of the plan to confirm. */
  readonly digest?: string;
}

/** Why a run was made. */
export type RunReason = DueRun["because"] | "schedule" | "action";

/** Both clocks of one leaver, in milliseconds; see `LeaverReport`. Who they are is not told. */
export type LeaverClocks = Pick<LeaverReport, "exposureMs" | "reactionMs">;

/** The leavers of a run. */
export interface TurnLeavers {
  /** Found to be out by this run: each leaver is told once. */
  readonly confirmed: readonly LeaverClocks[];
  /** Not out for certain, their clocks as they stand. Absent: the run was not for everybody. */
  readonly open?: readonly LeaverClocks[];
}

/** How one turn of a sync ended. */
export interface TurnEnded {
  readonly sync: string;
  /** Absent: nothing was due. */
  readonly because?: RunReason;
  readonly startedAt: string;
  readonly ms: number;
  /**
   * `waits`: a plan that has to be confirmed as a whole. `aborted`: the process is to end, or another one has the job. `busy`: somebody
   * else works on the sync. `paused`: nothing was tried. `unfinished`: the run made way for others, and goes on in a later turn.
   */
  readonly result:
    | "done"
    | "waits"
    | "stopped"
    | "failed"
    | "aborted"
    | "busy"
    | "paused"
    | "unfinished"
    | "nothing due";
  readonly applied: number;
  readonly notApplied: number;
  readonly held: number;
  /** Absent: no run was made. */
  readonly leavers?: TurnLeavers;
  /** The connections whose vendors took our credential in this turn. Absent: no run was made. */
  readonly used?: readonly string[];
}

/** Something failed beside the runs, as when the database is gone for a while. It is tried again by itself. */
export interface Fault {
  /** What was being done; names nobody. */
  readonly doing: string;
  readonly error: unknown;
}

/** Whom the runner tells. What these throw is nobody's concern, but `onPlan` is waited for, and a run ends where it rejects. */
export interface Listeners {
  /** A promise is waited for where a notice is about what a run left: only then does it count as told. */
  readonly onNotice?: (notice: Notice) => unknown;
  readonly onTurn?: (turn: TurnEnded) => void;
  readonly onFault?: (fault: Fault) => void;
  /** A call of a webhook was answered. */
  readonly onWebhook?: (call: { readonly sync: string; readonly status: number; readonly ms: number }) => void;
  /** Told each plan before it is applied, or is left to a person: to keep it. */
  readonly onPlan?: (plan: Plan, job: Job) => Promise<void>;
}

/** Tells somebody at once, and lives on whatever they do. Resolves when they are done with it; never rejects. */
export const tell = async <Told>(listener: ((told: Told) => unknown) | undefined, told: Told): Promise<void> => {
  try {
    await listener?.(told);
  } catch {
    // Whoever listens must not end a run.
  }
};
