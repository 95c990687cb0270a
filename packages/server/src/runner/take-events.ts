import type { Background } from "./in-background.ts";
import { tell } from "./notice.ts";
import { createReceiver } from "./receive-in-line.ts";
import type { Runner } from "./runner.ts";
import type { RunnerContext } from "./runner-context.ts";
import type { SyncsToRun, UnattendedSync } from "./unattended-sync.ts";

/** Takes calls of webhooks, and has the sync's turn come once events were gathered for so long, so that those which come together are looked at together. */
export const createEventTaker = (
  { syncs, jobs, now, onWebhook }: RunnerContext,
  background: Background,
  gatherMs: number,
): Runner["receive"] => {
  const receive = createReceiver();
  const open = openOnce(syncs);
  const soonMs = new Map<string, number>();
  /** A wake that is still to come is one for this event too, as it is stored already. */
  const wakeSoon = (sync: string): void => {
    if ((soonMs.get(sync) ?? 0) > now()) return;
    const atMs = now() + gatherMs;
    soonMs.set(sync, atMs);
    background.insist(`waking ${sync}`, () => jobs.wake(sync, atMs));
  };
  return async (sync, request) => {
    const startedMs = now();
    const unattended = await open(sync);
    if (!unattended) return undefined;
    const response = await receive(sync, unattended.sync, request);
    if (!response) return undefined;
    if (response.ok && !unattended.switchedOff) wakeSoon(sync);
    tell(onWebhook, { sync, status: response.status, ms: now() - startedMs });
    return response;
  };
};

/** Opens a sync again only when its version changed. */
const openOnce = (syncs: SyncsToRun): SyncsToRun["open"] => {
  const opened = new Map<string, { readonly version: string; readonly unattended: UnattendedSync }>();
  return async (id) => {
    const current = await syncs.version?.(id);
    const known = opened.get(id);
    if (known && known.version === current) return known.unattended;
    const unattended = await syncs.open(id);
    if (unattended && current !== undefined) opened.set(id, { version: current, unattended });
    else opened.delete(id);
    return unattended;
  };
};
