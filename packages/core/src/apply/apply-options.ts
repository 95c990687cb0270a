import type { AnyResource } from "../adapter/any-adapter.ts";
import type { MakePassword } from "../password/make-password.ts";
import type { Change } from "../plan/change.ts";
import type { Plan } from "../plan/plan.ts";
import type { Batch, Lease, Store } from "../store/store.ts";
import type { OnProgress } from "./apply-progress.ts";
import type { ApplySettings } from "./apply-settings.ts";
import type { EndedChange } from "./ended-changes.ts";
import type { LinksByResource } from "./known-links.ts";
import type { Lift } from "./lift.ts";
import type { LinkMaking } from "./scene.ts";

/** The resources of a target. Every connection is one. */
export interface Target {
  readonly people: AnyResource;
  readonly groups?: AnyResource;
}

/** What `applyPlan` is given. */
export interface ApplyOptions extends LinkMaking {
  readonly plan: Plan;
  readonly target: Target;
  /** The links that the plan was made with. */
  readonly links: LinksByResource;
  readonly store: Store;
  /** Held by this run; renewed while it works, and left to the caller to give back. */
  readonly lease: Lease;
  /** Unique among the runs of the sync. */
  readonly runId: string;
  readonly settings?: ApplySettings;
  /** Holds to lift. Absent: what is held stays held. */
  readonly lift?: Lift | undefined;
  /** The plan's digest, for a plan that is to be confirmed as a whole. */
  readonly confirm?: string | undefined;
  /** Values to keep with the first commit, such as what planning learned. */
  readonly keep?: Batch["keep"];
  /** When the accounts were read that the plan was made from; ISO. Absent: the plan's own instant. */
  readonly knownAt?: string;
  /** Re-reads the person of a removal that rests on their record: `false` when it does not say so any more, `undefined` when nobody can tell. */
  readonly stillLeaving?: (change: Change) => Promise<boolean | undefined>;
  /** Makes the passwords that changes ask for. Absent: those changes fail. */
  readonly makePassword?: MakePassword;
  /**
   * Looks anew who is to be taken out of a group, just before: the ids, of those in `members.remove`, of people who are not members at the source.
   * `undefined`: nobody can tell, and all are taken out. Absent: nobody is asked.
   */
  readonly stillOutside?: ((change: Change) => Promise<ReadonlySet<string> | undefined>) | undefined;
  /** Asked between rounds: `true` ends the run there, everything under way finished and journalled, if anything is left. Absent: nobody is asked. */
  readonly pauseWhen?: (() => boolean | Promise<boolean>) | undefined;
  /** Changes of the plan that earlier runs of it have ended, by their ids: they are not tried again. Absent: none. */
  readonly ended?: ReadonlyMap<string, EndedChange> | undefined;
  /** Ends the run: what is in flight is finished, nothing more is sent. */
  readonly signal?: AbortSignal | undefined;
  readonly progress?: OnProgress | undefined;
  /** Wall clock in milliseconds since 1970. Absent: the machine's. */
  readonly now?: () => number;
  /** Absent: a timer. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
}
