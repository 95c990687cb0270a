import type { Replayed, ReplayWindow, Store } from "@rosterkit/core";
import type { Jobs, SeenPlan, WaitingJob } from "../jobs/jobs.ts";
import type { KeptPlans } from "./kept-plans.ts";
import type { Listeners } from "./notice.ts";
import type { Pause } from "./pause.ts";
import type { SyncsToRun } from "./unattended-sync.ts";

/** What a runner is made of. */
export interface RunnerOptions extends Listeners {
  /** The store that the syncs are made over. */
  readonly store: Store;
  /** Who hands out turns: of this process alone, or of all that share a database. */
  readonly jobs: Jobs;
  readonly syncs: SyncsToRun;
  /**
   * Where the plans are kept that `onPlan` was told, for `applyPlan`, and where those are put of runs that go on later, so that any process may go on with them; as
   * the `plans` of a durable store. Absent: none can be applied so. Without `save` and `remove`: runs go on in the process that began them, and others plan anew.
   */
  readonly plans?: Pick<KeptPlans, "get"> & Partial<KeptPlans>;
  /** Syncs that this process works on at once. Absent: 4. */
  readonly concurrency?: number;
  /**
   * How long a run goes on while others wait for a place: then it ends its round of writes, goes to the end of the line and is gone on with later. Reading is not cut.
   * Absent: 30.
   */
  readonly sliceSeconds?: number;
  /** Wall clock in milliseconds since 1970; the syncs, the store and the jobs go by the same. Absent: the machine's. */
  readonly now?: () => number;
  /** Each sync is asked what is due at least as often, for what others put into the store, as a decision at a command line. Absent: 15. */
  readonly lookAgainMinutes?: number;
  /** How long events are gathered before they are looked at together, in milliseconds. Absent: 2000. */
  readonly gatherMs?: number;
}

/** What a person asks for. */
export interface AskOptions {
  /**
   * The plan is applied unseen even where it has to be confirmed as a whole. Absent: then it is told (`confirmation needed`, `onPlan`) and
   * not applied.
   */
  readonly confirm?: true;
}

/** A sync that is worked on. */
export interface RunningTurn {
  readonly sync: string;
  /** ISO. */
  readonly since: string;
}

/** How a sync is. */
export interface SyncStatus {
  /** Somebody works on it: this process, or another one that shares its jobs. */
  readonly running: boolean;
  /** Since when a run goes on that made way for others and is to be gone on with. ISO. Absent: there is none. */
  readonly unfinishedSince?: string;
  /** What waits for it, with its position. */
  readonly waiting: readonly WaitingJob[];
  /** Why nothing is tried for a while. Absent: something is. */
  readonly pause?: Pause;
  /** Its connections that are quarantined. */
  readonly quarantined: readonly (Pause & { readonly connection: string })[];
}

/** `new`: not started. `draining`: it begins nothing and finishes what goes on. */
export type RunnerState = "new" | "running" | "draining" | "stopped";

/** Runs many syncs by themselves. */
export interface Runner {
  /**
   * Begins: whatever is due comes at once, everything else at its instant. Rejects when syncs cannot be listed or the jobs cannot be
   * reached.
   */
  start(): Promise<void>;
  /**
   * Has a run for everybody, or one person by their id at the source, come next. Resolves once it waits; rejects with a RangeError for more
   * than may wait.
   */
  syncNow(sync: string, options?: AskOptions & { readonly subject?: string }): Promise<void>;
  /**
   * The same with accounts for those too who had started before the sync was switched on. Such a plan always has to be confirmed as a
   * whole.
   */
  syncAll(sync: string, options?: AskOptions): Promise<void>;
  /**
   * Has a kept plan applied next, confirmed as a whole by the digest of what was seen: for a first run or a `sync all` that was planned and told
   * (`confirmation needed`, `onPlan`). What has moved since is left to the next plan. Rejects with a ConfigurationError without `plans`.
   */
  applyPlan(sync: string, plan: SeenPlan): Promise<void>;
  /** Looks at once what is due: a sync is new, its settings changed, a person decided something. */
  wake(sync: string): Promise<void>;
  /**
   * Takes a call of the webhook of a sync's source. What it hints at is stored when this resolves; the run comes by itself. The body is
   * read whole, so whoever hands it in bounds it. `undefined`: there is no such sync, or its source takes no events. Rejects like
   * `syncs.open`, and with a RangeError while too many wait; the vendor is then to send it again.
   */
  receive(sync: string, request: Request): Promise<Response | undefined>;
  /**
   * Has everybody looked at once more whom events named that came in a window, and the sync's next turn come at once. `undefined`: there is
   * no such sync. Rejects like `syncs.open` and `sync.replay`.
   */
  replay(sync: string, window: ReplayWindow): Promise<Replayed | undefined>;
  /** Ends the quarantine of a connection, as after its credential was changed, and has all syncs look at once. Does nothing where there is none. */
  release(connection: string): Promise<void>;
  /** What waits, in order, whichever process comes to do it. */
  queue(): Promise<readonly WaitingJob[]>;
  /** What this process works on. */
  running(): readonly RunningTurn[];
  /** What any process works on that shares the jobs. */
  runningAnywhere(): Promise<readonly RunningTurn[]>;
  /** `undefined`: there is no such sync. */
  status(sync: string): Promise<SyncStatus | undefined>;
  readonly state: RunnerState;
  /**
   * Begins nothing any more and waits for what goes on. What takes longer than `graceMs` (absent: 25,000) is told to end after the writes
   * that are under way, and is due again for whoever comes next.
   */
  stop(options?: { readonly graceMs?: number }): Promise<void>;
}
