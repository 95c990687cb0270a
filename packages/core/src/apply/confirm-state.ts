import type { State } from "../adapter/state.ts";
import type { Change } from "../plan/change.ts";
import type { Accounts, Seen } from "./accounts.ts";
import { isRemoval } from "./aim-of.ts";
import { leaveOpen } from "./end-by-error.ts";
import type { Ending } from "./ending.ts";
import { linkAfter } from "./link-after.ts";
import { readBack } from "./read-back.ts";
import type { Scene } from "./scene.ts";

const unconfirmed = { code: "not confirmed", message: "The target accepted the change and does not show it" };

/**
 * Confirms a change of state that the vendor accepted: read back by id, then sessions ended where asked for. What cannot be confirmed stays
 * open, so that the next run reads again instead of taking the state for somebody else's.
 */
export const confirmState = async (scene: Scene, change: Change, account: string, wanted: State): Promise<Ending> => {
  try {
    const { seen, isThere } = await readBack(scene, scene.accounts(change.resource), account, wanted);
    if (!isThere) return { result: "open", account, reason: notOut(change, unconfirmed.message), error: unconfirmed };
    return await finishState(scene, change, { account, seen, ours: true });
  } catch (error) {
    return { account, ...leaveOpen(error, "The new state could not be read back") };
  }
};

/** An account that is where it was wanted. */
export interface There {
  readonly account: string;
  /** Absent: it is gone, as wanted. */
  readonly seen: Seen | undefined;
  /** Whether it was we who put it there. A removal that somebody else made is not remembered as ours, or it would be lifted one day. */
  readonly ours: boolean;
}

/** Ends a change of state whose account is where it was wanted. The state is remembered even while ending sessions still fails. */
export const finishState = async (scene: Scene, change: Change, { account, seen, ours }: There): Promise<Ending> => {
  const reached = seen ?? { state: "deleted" as const, since: undefined };
  const links = ours || !isRemoval(change) ? [linkAfter(scene, change, { account, reached })] : [];
  const open = await endSessions(scene.accounts(change.resource), change, account);
  return { account, links, reached: reached.state, ...(open ?? { result: "done" }) };
};

/** Ends the sessions of somebody who is put out. `undefined`: done, or not asked for. */
export const endSessions = async (accounts: Accounts, change: Change, account: string): Promise<Ending | undefined> => {
  if (!change.revokeSessions || !accounts.revokeSessions) return undefined;
  try {
    await accounts.revokeSessions(account);
    return undefined;
  } catch (error) {
    return leaveOpen(error, notOut(change, "Sessions could not be ended"));
  }
};

/** Says of a leaver that they may still be in. */
export const notOut = ({ lane }: Change, reason: string): string =>
  lane === "removals" ? `Leaver not out: ${reason}` : reason;
