import type { Wish } from "./wish.ts";

export type { Wish };

/** Why a wish holds. `left, not dated yet`, `suspended at the source` and `held` stand with `untouched`; `activated by IT` with `waiting` from the start on. */
export type MomentReason =
  | "not started"
  | "provisioned ahead of start"
  | "suspended until start"
  | "started"
  | "activated by IT"
  | "on leave"
  | "suspended at the source"
  | "left"
  | "revoked"
  | "never, by policy"
  | "left, not dated yet"
  | "held";

/** From when on a wish holds, and why. */
export interface Moment {
  /** ISO instant in UTC. `undefined`: since always. */
  readonly at: string | undefined;
  /** The same in milliseconds since 1970. Since always: `-Infinity`. */
  readonly atMs: number;
  /** `waiting` is satisfied by an account that IT activated: it is never staged again. "Out" without an account asks for nothing. */
  readonly wish: Wish;
  readonly because: MomentReason;
}
