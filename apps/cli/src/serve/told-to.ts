import type { Listeners } from "@rosterkit/server";

/** Listeners that tell each of several. */
export const toldTo = (all: readonly Omit<Listeners, "onPlan">[]): Omit<Listeners, "onPlan"> => ({
  onNotice: (notice) => {
    for (const { onNotice } of all) onNotice?.(notice);
  },
  onTurn: (turn) => {
    for (const { onTurn } of all) onTurn?.(turn);
  },
  onWebhook: (call) => {
    for (const { onWebhook } of all) onWebhook?.(call);
  },
});
