import type { AnyResource } from "../adapter/any-adapter.ts";
import type { State } from "../adapter/state.ts";
import type { LifecyclePolicy } from "../lifecycle/lifecycle-policy.ts";
import type { Moment, Wish } from "../lifecycle/moment.ts";
import type { LinkState, StateReason } from "../store/link.ts";
import type { Operation } from "./change.ts";

/** What is known of an account's state when it is compared with a wish. */
export interface FoundState {
  readonly state: State;
  /** In the vendor's word. */
  readonly status: string;
  readonly since: string | undefined;
  /** What the link remembers; absent when we never put the account anywhere. */
  readonly put: LinkState | undefined;
  /** A person has handed the account's state over to the sync. */
  readonly handedOver: boolean;
  /** Until when the vendor keeps it in this state (ISO). Absent: it may leave it now. */
  readonly lockedUntil?: string | undefined;
}

/**
 * What the comparison of a wish with a found state concludes. `none`: satisfied. `not ours`: put there by somebody else, so left. `locked`: the vendor lets
 * nobody out of the state before `from`. `by hand`: the vendor leaves it to its admins to let somebody in again, from that instant on where it is named.
 */
export type StateVerdict =
  | { readonly kind: "none" }
  | { readonly kind: "not ours" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "locked"; readonly from: string }
  | { readonly kind: "by hand"; readonly from: string | undefined }
  | { readonly kind: "not said" }
  | { readonly kind: "reach"; readonly state: State; readonly operation: Operation; readonly ifRefused?: State };

/** Where a wish leads when the adapter knows no other way. */
const aims: { readonly [W in Wish]?: State } = {
  in: "active",
  suspended: "suspended",
  "out by suspension": "suspended",
  "out by deactivation": "inactive",
};

const satisfied: { readonly [W in Wish]: readonly State[] | "any" } = {
  none: "any",
  waiting: "any",
  untouched: "any",
  in: ["active"],
  suspended: ["staged", "suspended", "inactive", "deleted"],
  "out by suspension": ["suspended", "inactive", "deleted"],
  "out by deactivation": ["inactive", "deleted"],
};

/** Whether a state is all that a wish asks for. */
export const isSatisfied = (wish: Wish, state: State): boolean => {
  const enough = satisfied[wish];
  return enough === "any" || enough.includes(state);
};

const operations: { readonly [S in State]: { readonly [From in State]?: Operation } } = {
  staged: {},
  active: { staged: "activate", suspended: "unsuspend", inactive: "reactivate" },
  suspended: { staged: "suspend", active: "suspend" },
  inactive: { staged: "deactivate", active: "deactivate", suspended: "deactivate" },
  deleted: { staged: "delete", active: "delete", suspended: "delete", inactive: "delete" },
};

/** What moving an account from one state to another is called; `undefined` where nothing leads there. */
export const operationTo = (to: State, from: State): Operation | undefined => operations[to][from];

/** Whether we put the account into the state it was found in, and nobody has moved it since. */
function isOurs({ state, since, put, handedOver }: FoundState): boolean {
  if (handedOver) return true;
  if (!put || put.state !== state) return false;
  return put.since === undefined || since === undefined || put.since === since;
}

/** What of a resource decides where a wish leads. */
export type Ways = Pick<AnyResource, "become" | "route">;

/**
 * What to do about an account's state. Only a staging, suspension or deactivation made by us is ever lifted or moved on by us;
 * an active account is everybody's. What the target has no way to do is not planned.
 */
export function judgeState(wish: Wish, found: FoundState, policy: LifecyclePolicy, ways: Ways): StateVerdict {
  if (isSatisfied(wish, found.state)) return { kind: "none" };
  if (found.state !== "active" && !isOurs(found)) return { kind: "not ours" };
  const mayDeactivate = wish === "out by suspension" && policy.leavers.whenRefused === "deactivate";
  const first = ways.route?.(found.status, wish) ?? aims[wish];
  const reached = reach(first, found, ways);
  if (first === "active" && !ways.become?.active && found.state !== "deleted")
    return { kind: "by hand", from: found.lockedUntil };
  if (reached && found.lockedUntil !== undefined) return { kind: "locked", from: found.lockedUntil };
  if (!reached) return (mayDeactivate && reach("inactive", found, ways)) || { kind: "unreachable" };
  return mayDeactivate && first === "suspended" ? { ...reached, ifRefused: "inactive" } : reached;
}

type Reached = Extract<StateVerdict, { readonly kind: "reach" }>;

function reach(aim: State | "stay" | undefined, { state }: FoundState, { become }: Ways): Reached | undefined {
  const operation = aim && aim !== "stay" ? operationTo(aim, state) : undefined;
  if (!aim || aim === "stay" || !operation || !become?.[aim]) return undefined;
  return { kind: "reach", state: aim, operation };
}

const stateReasons: { readonly [because: string]: StateReason } = {
  "not started": "before start",
  "provisioned ahead of start": "before start",
  "suspended until start": "before start",
  "activated by IT": "before start",
  started: "started",
  "on leave": "on leave",
  left: "left",
  revoked: "revoked",
};

/** What the link is to remember as the reason of a state. */
export const stateReasonOf = (moment: Moment): StateReason => stateReasons[moment.because] ?? "started";
