import type { Roster } from "../roster/roster.ts";

/** Whether an account is one that its owner could use, now or once it is let in again. -1, for none, is not. */
export const isLive = (target: Roster, account: number): boolean =>
  account >= 0 && target.state(account) !== "inactive" && target.state(account) !== "deleted";
