import type { State } from "../adapter/state.ts";
import type { Change, ChangeValues } from "../plan/change.ts";
import type { Ending } from "./ending.ts";
import type { Scene } from "./scene.ts";

/** A write whose outcome is not known. */
export interface Attempt {
  /** With its account and its references filled in. */
  readonly change: Change;
  readonly before?: ChangeValues | undefined;
  readonly stateBefore?: State | undefined;
  /** When it was sent at the latest, in milliseconds since 1970: from then on the vendor may hold it. */
  readonly sentMs: number;
}

/** Whether the vendor cannot be working on it any more. */
export const isLetGo = ({ now, settings }: Scene, sentMs: number): boolean => now() - sentMs >= settings.vendorHoldMs;

/** What is not seen never happened, or else has moved; but only once the vendor has let go of the request. */
export const notSeen = (
  scene: Scene,
  { sentMs, change }: Attempt,
  otherwise: Ending = { result: "never happened" },
): Ending => {
  const account = change.account;
  if (isLetGo(scene, sentMs)) return { account, ...otherwise };
  return {
    result: "open",
    account,
    reason: "The answer was lost, and the vendor may still be working on it",
    lostMs: sentMs,
  };
};
