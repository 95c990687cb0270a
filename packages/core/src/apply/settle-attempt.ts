import type { Change } from "../plan/change.ts";
import { unknownPasswordCode } from "../store/unknown-password.ts";
import type { Seen } from "./accounts.ts";
import { aimOf } from "./aim-of.ts";
import { type Attempt, isLetGo, notSeen } from "./attempt.ts";
import { compareAttributes, isFarEnough, isWhereWanted } from "./compare-account.ts";
import { finishState, owesWelcome } from "./confirm-state.ts";
import { leaveOpen } from "./end-by-error.ts";
import { endMade, isLater } from "./end-made.ts";
import type { Ending } from "./ending.ts";
import { linkAfter } from "./link-after.ts";
import { nounOf } from "./record-key.ts";
import type { Scene } from "./scene.ts";
import { settleMembers } from "./settle-members.ts";

/**
 * Finds out by looking what became of a write: done, or never happened. While the vendor may still hold the request, not seeing it proves
 * nothing, and it stays open. Errors leave it open too.
 */
export const settleAttempt = async (scene: Scene, attempt: Attempt): Promise<Ending> => {
  try {
    if (attempt.change.operation === "create") return await settleCreate(scene, attempt);
    if (attempt.change.operation === "rotate password") return passwordUnknown(attempt);
    if (attempt.change.operation === "members") return await settleMembers(scene, attempt);
    return aimOf(attempt.change) ? await settleState(scene, attempt) : await settleUpdate(scene, attempt);
  } catch (error) {
    return { ...leaveOpen(error, "What became of it could not be looked up"), lostMs: attempt.sentMs };
  }
};

/**
 * No look tells a password. Nobody knows either of the two that it may be, so it is as good as not set: the link does not remember it, and the next
 * plan sets another one. Waiting for the vendor gains nothing: whichever arrives last is known to nobody.
 */
const passwordUnknown = ({ change }: Attempt): Ending => {
  const message = "The answer was lost, and a password cannot be read back: another one is set next time";
  return { result: "failed", account: change.account, reason: message, error: { code: unknownPasswordCode, message } };
};

const settleCreate = async (scene: Scene, attempt: Attempt): Promise<Ending> => {
  const { change } = attempt;
  const found = await lookUpCreate(scene, change);
  if (found === "unknown") return { result: "open", reason: "The target cannot look up what was being made" };
  if (!found) return notSeen(scene, attempt);
  const owner = scene.known.ownerOf(change.resource, found.account);
  if (owner !== undefined && owner !== change.subject)
    return { result: "moved", reason: `The ${nounOf(change)} found is linked to somebody else` };
  const untilMs = letGoAt(scene, attempt);
  // The key was free when we looked: what was made while our request was alive is what came of it, and what was made later is not.
  if (isLater(found.seen?.createdAt, untilMs))
    return { result: "moved", reason: `The ${nounOf(change)} found was made by somebody else` };
  const ending = endMade(scene, change, { ...found, untilMs });
  // Known at once, or another lost create with the same key would claim the same account.
  for (const link of ending.links ?? []) scene.known.add(link);
  return ending;
};

/** When the vendor has surely let go of the request, in milliseconds since 1970. */
const letGoAt = ({ settings }: Scene, { sentMs }: Attempt): number => sentMs + settings.vendorHoldMs;

interface FoundCreate {
  readonly account: string;
  readonly seen: Seen | undefined;
}

const lookUpCreate = async (scene: Scene, change: Change): Promise<FoundCreate | "unknown" | undefined> => {
  const accounts = scene.accounts(change.resource);
  const key = accounts.key(change.set ?? {});
  if (!key) return lookUpElsewhere(scene, change);
  const seen = await accounts.find(key);
  return seen && { account: seen.id, seen };
};

const lookUpElsewhere = async (scene: Scene, change: Change): Promise<FoundCreate | "unknown" | undefined> => {
  const account = await scene.lookUp?.(change);
  if (account === undefined) return "unknown";
  return account === null ? undefined : { account, seen: await scene.accounts(change.resource).get(account) };
};

const settleUpdate = async (scene: Scene, attempt: Attempt): Promise<Ending> => {
  const { change, before = {} } = attempt;
  const { set = {}, account = "" } = change;
  const accounts = scene.accounts(change.resource);
  const seen = await accounts.get(account);
  const compared = seen && compareAttributes(seen, set, before, accounts);
  if (compared === "wanted")
    return { result: "done", account, links: [linkAfter(scene, change, { account, written: set })] };
  return notSeen(scene, attempt, { result: compared === "unmoved" ? "never happened" : "moved" });
};

const settleState = async (scene: Scene, attempt: Attempt): Promise<Ending> => {
  const { change, stateBefore } = attempt;
  const { account = "" } = change;
  const accounts = scene.accounts(change.resource);
  const aim = aimOf(change) ?? "active";
  const seen = await accounts.get(account);
  if (!isWhereWanted(aim, seen, accounts))
    return notSeen(scene, attempt, { result: seen ? "never happened" : "moved" });
  // A mail that is on its way shows only once the vendor has let go.
  if (owesWelcome(change) && !isLetGo(scene, attempt.sentMs)) return notSeen(scene, attempt);
  const isOurs = stateBefore === undefined || !isFarEnough(aim, stateBefore);
  const ours = isOurs && !isLater(seen?.since, letGoAt(scene, attempt));
  return finishState(scene, change, { account, seen, ours });
};
