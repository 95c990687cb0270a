import type { Wait } from "@rosterkit/core";
import type { Listeners } from "../runner/notice.ts";
import { tell } from "../runner/notice.ts";

/** Who may be told something: the runner's listeners, and of waits for vendors (`Io.onWait`). */
export interface Observers extends Listeners {
  readonly onWait?: (wait: Wait) => void;
}

/**
 * Several listeners as one, such as metrics, log and notifier. Each hears everything, whatever the others throw; `onNotice` waits for all of them, and `onPlan` is awaited one after
 * the other and rejects with the first that does.
 */
export const joinListeners = (...all: readonly Observers[]): Required<Observers> => ({
  onNotice: async (notice) => {
    await Promise.all(all.map(({ onNotice }) => tell(onNotice, notice)));
  },
  onTurn: (turn) => {
    for (const { onTurn } of all) tell(onTurn, turn);
  },
  onWebhook: (call) => {
    for (const { onWebhook } of all) tell(onWebhook, call);
  },
  onFault: (fault) => {
    for (const { onFault } of all) tell(onFault, fault);
  },
  onWait: (wait) => {
    for (const { onWait } of all) tell(onWait, wait);
  },
  onPlan: async (plan, job) => {
    for (const { onPlan } of all) await onPlan?.(plan, job);
  },
});
