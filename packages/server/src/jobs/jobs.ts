/** What a person asks for: a run at once. Plain data, as it may wait in a database. */
export interface Action {
  /**
   * `everybody`: a run for everybody. `person`: for one. `sync all`: for everybody, accounts made for those too who had started before the
   * sync was switched on. `plan`: what a kept plan says is applied, confirmed as a whole.
   */
  readonly kind: "everybody" | "person" | "sync all" | "plan";
  /** The person's id at the source; of `person` alone. */
  readonly subject?: string;
  /** Which plan was seen; of `plan` alone. */
  readonly plan?: SeenPlan;
  /**
   * The plan is applied although nobody has seen it, where it has to be confirmed as a whole: a first run, and every `sync all`. Absent: it
   * is told and not applied.
   */
  readonly confirm?: true;
}

/** A kept plan, as a person saw it. */
export interface SeenPlan {
  /** The id under which it is kept. */
  readonly id: string;
  /** Its digest: nothing else is applied. */
  readonly digest: string;
}

/** The turn of one sync. */
export interface Job {
  readonly sync: string;
  /** Absent: do whatever is due. */
  readonly action?: Action;
}

/** A job that has not begun. */
export interface WaitingJob extends Job {
  /** From when on it may begin. ISO. */
  readonly at: string;
  /** 1: the next that begins. Absent: it waits for its instant. */
  readonly position?: number;
}

/** A job that is being done. */
export interface ActiveJob {
  readonly sync: string;
  /** ISO. */
  readonly since: string;
}

/**
 * Does one job. It rejects only when nothing can be known or kept, and the job is then tried again. `signal`: somebody else has the job
 * now.
 */
export type Work = (job: Job, signal: AbortSignal) => Promise<void>;

/** What hands out jobs: never two of one sync at once, and each sync's turn comes before any other has two. */
export interface Jobs {
  /** Begins to hand jobs out, so many at once in this process. To be called once. */
  start(work: Work, concurrency: number): Promise<void>;
  /**
   * Has the sync's turn come at an instant, in milliseconds since 1970, or sooner where that was asked for already. One such job waits for
   * a sync, no more.
   */
  wake(sync: string, atMs: number): Promise<void>;
  /** The same for syncs for which no such job waits yet; whatever waits stays as it is. */
  wakeMissing(syncs: readonly string[], atMs: number): Promise<void>;
  /**
   * Has an action come next, before what is merely due, from an instant on where one is given. One that waits already is not asked for
   * twice. Rejects with a RangeError for more than may wait for one sync.
   */
  ask(sync: string, action: Action, atMs?: number): Promise<void>;
  /** What waits, in the order in which it begins. */
  waiting(): Promise<readonly WaitingJob[]>;
  /** Whether a turn of another sync, or an action for this one, could begin if only a place were free. */
  isWaitedFor(sync: string): Promise<boolean>;
  /** What is being done, by whichever process. */
  active(): Promise<readonly ActiveJob[]>;
  /** Takes back all that waits for a sync. */
  forget(sync: string): Promise<void>;
  /** Hands out no more, waits for what is being done, and lets go of everything. */
  stop(): Promise<void>;
}

/** So many actions may wait for one sync. */
export const mostActions = 100;

export const isSameAction = (one: Action | undefined, other: Action | undefined): boolean =>
  one?.kind === other?.kind &&
  one?.subject === other?.subject &&
  one?.plan?.id === other?.plan?.id &&
  one?.confirm === other?.confirm;
