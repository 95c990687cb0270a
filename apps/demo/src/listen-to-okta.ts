import type { Sync } from "@rosterkit/core";
import type { OktaStandIn } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";

/** A sync that is to hear of what happens in Okta. */
export interface Listener {
  readonly id: string;
  readonly sync: Sync;
}

/** Event hooks that lead to syncs. */
export interface Listening {
  /** Sends what has happened since, and says how many deliveries that were. */
  readonly deliver: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Serves an address for each sync and has Okta send its events there: each sync registers a hook of its own, which Okta tries first. */
export async function listenToOkta(okta: OktaStandIn, listeners: readonly Listener[]): Promise<Listening> {
  const syncs = new Map(listeners.map(({ id, sync }) => [`/hooks/${id}`, sync]));
  const nobody = async () => new Response(null, { status: 404 });
  const served = await serveStandIn({
    handle: (request) => syncs.get(new URL(request.url).pathname)?.receive(request) ?? nobody(),
  });
  for (const [path, sync] of syncs) await sync.connectEvents(`${served.url}${path}`);
  // What gets lost is found by the run for everybody behind it, and what comes twice changes nothing.
  for (const [index, hook] of okta.eventHooks().entries())
    hook.planDelivery({ fate: index % 2 === 0 ? "lost" : "doubled", nth: 2 });
  return { deliver: async () => (await okta.deliverEvents()).length, close: served.close };
}
