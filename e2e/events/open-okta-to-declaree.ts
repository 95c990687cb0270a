import { createMemoryStore, createSync, defaultIo, type Sync, type SyncSettingsInput } from "@rosterkit/core";
import { declaree, oktaToDeclaree } from "@rosterkit/declaree";
import { okta } from "@rosterkit/okta";
import { createDeclareeStandIn, createOktaStandIn, generousLimits } from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { receivedInMemory } from "../../packages/core/src/inbox/received-in-memory.fixture.ts";
import { nothingWaits } from "./nothing-waits.ts";
import { oktaHappenings, staff } from "./okta-happenings.ts";
import type { ToldScene } from "./told-scene.ts";

const eventHookSecret = "the-secret-of-the-hook";

/** Nobody's password is part of an outcome. */
const settings: SyncSettingsInput = {
  id: "told",
  ...oktaToDeclaree.settings,
  lifecycle: { ...oktaToDeclaree.settings.lifecycle, zone: "Europe/Amsterdam" },
  scope: { groups: [staff] },
  groups: undefined,
  passwords: { mode: "at creation" },
  guard: nothingWaits,
};

/** Okta into Declaree, with an event hook that leads to the sync, and the System Log behind it. */
export async function openOktaToDeclaree(): Promise<ToldScene> {
  let nowMs = Date.parse("2026-03-02T12:00:00Z");
  const now = () => nowMs;
  const clock = { now, wallNow: () => Date.now() };
  const source = createOktaStandIn({ clock, limits: generousLimits, hangMs: 100 });
  const happen = oktaHappenings(source);
  const target = createDeclareeStandIn({ people: [], clock, hangMs: 100 });
  const hook = { handle: (request: Request): Promise<Response> => sync.receive(request) };
  const served = await Promise.all([serveStandIn(source), serveStandIn(target), serveStandIn(hook)]);
  const [oktaUrl = "", appUrl, hookUrl] = served.map(({ url }) => url);
  const store = createMemoryStore({ now });
  const received = receivedInMemory();
  const { userName, password } = target;
  const io = { ...defaultIo(), now };
  const open = (): Sync =>
    createSync({
      source: okta.connect({ domain: oktaUrl, apiToken: source.token, eventHookSecret }, io),
      target: declaree.connect(
        { signIn: "password", company: "acme", baseUrl: `${appUrl}${target.path}/`, userName, password },
        defaultIo(),
      ),
      store,
      received,
      settings,
      now,
    });
  let sync: Sync = open();
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
    connect: async () => {
      const { status } = await sync.connectEvents(`${hookUrl}/hooks/okta`);
      if (status !== "ready") throw new Error("the hook is not ready");
      await sync.poll();
    },
    fate: (fate, lateMs) => {
      if (fate !== "delivered") for (const one of source.eventHooks()) one.planDelivery({ fate, lateMs, times: 3 });
    },
    polls: true,
    deliver: async () => void (await source.deliverEvents()),
    happen,
    // Whoever is out, or never was in, cannot get in: that is all that must be the same of them.
    outcome: async () => {
      const { users } = await target.inspect();
      const present = users.filter(({ active }) => active !== false);
      return Object.fromEntries(present.map(({ id: _, meta, ...user }) => [String(user.userName), user]));
    },
    close: async () => void (await Promise.all(served.map(({ close }) => close()))),
  };
}
