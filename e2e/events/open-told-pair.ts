import { type CreateSyncOptions, createMemoryStore, createSync, type Sync } from "@rosterkit/core";
import type { StandIn, StandInClock } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { receivedInMemory } from "../../packages/core/src/inbox/received-in-memory.fixture.ts";
import type { ToldScene } from "./told-scene.ts";

/** Two vendors that are not served yet. */
export interface ToldPair {
  readonly source: StandIn;
  readonly target: StandIn;
  /** How they are reached, and the settings. */
  readonly syncOf: (at: {
    readonly source: string;
    readonly target: string;
  }) => Pick<CreateSyncOptions, "source" | "target" | "settings">;
  /** What is done to them. Calls of webhooks go to the address. */
  readonly acts: (hookUrl: string, sync: () => Sync) => ToldActs;
}

type ToldActs = Pick<ToldScene, "connect" | "fate" | "polls" | "deliver" | "happen" | "outcome">;

/** Serves a pair, with webhooks that lead to its sync, from noon on a Monday. */
export async function openToldPair(pairAt: (clock: StandInClock) => ToldPair): Promise<ToldScene> {
  let nowMs = Date.parse("2026-03-02T12:00:00Z");
  const now = () => nowMs;
  const { source, target, syncOf, acts } = pairAt({ now, wallNow: () => Date.now() });
  const hook = { handle: (request: Request): Promise<Response> => sync.receive(request) };
  const served = await Promise.all([source, target, hook].map((one) => serveStandIn(one)));
  const [sourceUrl = "", targetUrl = "", hookUrl = ""] = served.map(({ url }) => url);
  const [store, received] = [createMemoryStore({ now }), receivedInMemory()];
  const open = (): Sync => createSync({ ...syncOf({ source: sourceUrl, target: targetUrl }), store, received, now });
  let sync = open();
  return {
    get sync() {
      return sync;
    },
    now,
    goTo: (ms) => {
      nowMs = Math.max(nowMs, ms);
    },
    restart: () => {
      sync = open();
    },
    ...acts(hookUrl, () => sync),
    close: async () => void (await Promise.all(served.map(({ close }) => close()))),
  };
}
