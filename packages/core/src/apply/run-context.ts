import type { State } from "../adapter/state.ts";
import type { MakePassword } from "../password/make-password.ts";
import type { Change, ChangeValues } from "../plan/change.ts";
import type { ResourceName } from "../store/link.ts";
import type { OnProgress } from "./apply-progress.ts";
import type { KeptLease } from "./keep-lease.ts";
import type { Scene } from "./scene.ts";

/** What one run of `applyPlan` works with. */
export interface RunContext extends Scene {
  readonly runId: string;
  /** Every change of the plan by its id. */
  readonly byId: ReadonlyMap<string, Change>;
  /** Attributes that the mappings own. */
  readonly owned: { readonly [R in ResourceName]: readonly string[] };
  /** When the accounts that the plan was made from were read, in milliseconds since 1970. */
  readonly knownAtMs: number;
  /** States that this run itself moved accounts to, by `recordKey`: what the next change of the same account finds. */
  readonly states: Map<string, State>;
  /** Values that this run itself wrote, by `recordKey`: also what the next change of the same account finds. */
  readonly written: Map<string, ChangeValues>;
  readonly makePassword: MakePassword;
  /** Ids of changes of the plan that are over and were not done. */
  readonly undone: Set<string>;
  readonly lease: KeptLease;
  readonly stillLeaving: ((change: Change) => Promise<boolean | undefined>) | undefined;
  readonly stillOutside: ((change: Change) => Promise<ReadonlySet<string> | undefined>) | undefined;
  readonly progress: OnProgress | undefined;
  /** Why nothing more is to be sent; `undefined` while the run goes on. */
  ended(): "aborted" | "stopped" | undefined;
}
