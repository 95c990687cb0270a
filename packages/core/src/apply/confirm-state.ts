import type { State } from "../adapter/state.ts";
import type { Change } from "../plan/change.ts";
import { takesAway } from "../plan/takes-away.ts";
import type { Seen } from "./accounts.ts";
import { isRemoval } from "./aim-of.ts";
import { endByError, leaveOpen } from "./end-by-error.ts";
import type { Ending } from "./ending.ts";
import { linkAfter } from "./link-after.ts";
import { readBack } from "./read-back.ts";
import { mayHaveWritten } from "./read-failure.ts";
import type { Scene } from "./scene.ts";
import { sendsMail, writingFor } from "./writing-for.ts";

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
  const open = (await endSessions(scene, change, account)) ?? (ours ? await welcome(scene, change, seen) : undefined);
  return { account, links, reached: reached.state, since: reached.since, ...(open ?? { result: "done" }) };
};

/** Ends the sessions of somebody who is put out. `undefined`: done, or not asked for. */
export const endSessions = async (scene: Scene, change: Change, account: string): Promise<Ending | undefined> => {
  const { revokeSessions } = scene.accounts(change.resource);
  if (!change.revokeSessions || !revokeSessions) return undefined;
  try {
    await revokeSessions(account, writingFor(scene, change));
    return undefined;
  } catch (error) {
    return leaveOpen(error, notOut(change, "Sessions could not be ended"));
  }
};

/** Whether somebody who is let in may need a mail to be able to sign in: what was suspended before its first day has a password that nobody knows. */
export const owesWelcome = (change: Change): boolean => sendsMail(change) && change.stateWas === "suspended";

/** Sends that mail. `undefined`: done, or nothing to send. What the vendor refuses is told; anything else stays open, and is tried again. */
const welcome = async (scene: Scene, change: Change, seen: Seen | undefined): Promise<Ending | undefined> => {
  if (!owesWelcome(change) || !seen?.sendWelcome) return undefined;
  const sentMs = scene.now();
  try {
    await seen.sendWelcome(writingFor(scene, change));
    return undefined;
  } catch (error) {
    const reason = "They are let in, and the mail that they need to sign in was not sent";
    if (mayHaveWritten(error)) return { ...leaveOpen(error, reason), lostMs: sentMs };
    const ending = endByError(error);
    return ending.result === "refused" ? { ...ending, reason } : leaveOpen(error, reason);
  }
};

/** Says of a leaver that they may still be in. */
export const notOut = (change: Change, reason: string): string =>
  takesAway(change) && change.resource === "people" ? `Leaver not out: ${reason}` : reason;
