import { createMemoryStore, createSync, defaultIo, type Sync, type SyncSettingsInput } from "@rosterkit/core";
import { hibob } from "@rosterkit/hibob";
import { okta } from "@rosterkit/okta";
import {
  createHibobStandIn,
  createOktaStandIn,
  createPeople,
  generousLimits,
  type HibobWebhook,
} from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { receivedInMemory } from "../../packages/core/src/inbox/received-in-memory.fixture.ts";
import { hibobHappenings } from "./hibob-happenings.ts";
import { nothingWaits } from "./nothing-waits.ts";
import type { ToldScene } from "./told-scene.ts";

const today = "2026-03-02";
const webhookSecret = "the-secret-of-the-webhook";
/** Days pass in seconds. */
const unlimited = { searchesAMinute: 100_000, switches: { otherRequestsAMinute: 100_000 } };

const settings: SyncSettingsInput = {
  id: "told",
  newJoinersOnly: false,
  lifecycle: { zone: "Europe/London" },
  guard: nothingWaits,
};

const isIn = /^(PROVISIONED|ACTIVE|RECOVERY|PASSWORD_EXPIRED)$/;

/** HiBob into Okta, with a webhook that leads to the sync. */
export async function openHibobToOkta(): Promise<ToldScene> {
  let nowMs = Date.parse(`${today}T12:00:00Z`);
  const now = () => nowMs;
  const clock = { now, wallNow: () => Date.now() };
  const people = createPeople({ seed: "told", count: 24, today });
  const source = createHibobStandIn({ people, clock, hangMs: 100, ...unlimited });
  const target = createOktaStandIn({ clock, limits: generousLimits, hangMs: 100 });
  const hook = { handle: (request: Request): Promise<Response> => sync.receive(request) };
  const served = await Promise.all([serveStandIn(source), serveStandIn(target), serveStandIn(hook)]);
  const [hrUrl, oktaUrl, hookUrl] = served.map(({ url }) => url);
  const store = createMemoryStore({ now });
  const received = receivedInMemory();
  const { serviceUserId, token } = source;
  const open = (): Sync =>
    createSync({
      source: hibob.connect({ serviceUserId, token, baseUrl: `${hrUrl}/v1`, webhookSecret }, defaultIo()),
      target: okta.connect({ domain: oktaUrl ?? "", apiToken: target.token }, defaultIo()),
      store,
      received,
      settings,
      now,
    });
  let sync: Sync = open();
  let webhook: HibobWebhook | undefined;
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
      webhook = await source.addWebhook({ url: `${hookUrl}/hooks/hibob`, secret: webhookSecret });
    },
    fate: (fate, lateMs) => {
      if (fate !== "delivered") webhook?.planDelivery({ fate, lateMs, times: 3 });
    },
    polls: false,
    deliver: async () => void (await webhook?.deliver()),
    happen: hibobHappenings(source, people, now),
    // The attributes of whoever is out, the login too, are those of the day on which they left.
    outcome: async () =>
      Object.fromEntries(
        target
          .inspect()
          .users.map(({ status, profile }) => [
            String(profile.employeeNumber ?? profile.login),
            isIn.test(status) ? { in: true, ...profile } : "out",
          ]),
      ),
    close: async () => void (await Promise.all(served.map(({ close }) => close()))),
  };
}
