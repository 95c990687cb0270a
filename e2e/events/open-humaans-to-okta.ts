import { createMemoryStore, createSync, defaultIo, type Sync, type SyncSettingsInput } from "@rosterkit/core";
import { humaans } from "@rosterkit/humaans";
import { okta } from "@rosterkit/okta";
import {
  createHumaansStandIn,
  createOktaStandIn,
  createPeople,
  generousLimits,
  type HumaansSwitches,
  type HumaansWebhook,
} from "@rosterkit/sandbox";
import { serveStandIn } from "@rosterkit/sandbox/node";
import { receivedInMemory } from "../../packages/core/src/inbox/received-in-memory.fixture.ts";
import { humaansHappenings } from "./humaans-happenings.ts";
import { nothingWaits } from "./nothing-waits.ts";
import type { ToldScene } from "./told-scene.ts";

const today = "2026-03-02";
const webhookSecret = "the-secret-of-the-webhook";

const settings: SyncSettingsInput = {
  id: "told",
  newJoinersOnly: false,
  lifecycle: { zone: "Europe/London" },
  guard: nothingWaits,
};

const isIn = /^(PROVISIONED|ACTIVE|RECOVERY|PASSWORD_EXPIRED)$/;

/** Humaans into Okta, with a webhook that leads to the sync. What nobody has published of webhooks is as these switches say. */
export async function openHumaansToOkta(switches: Partial<HumaansSwitches> = {}): Promise<ToldScene> {
  let nowMs = Date.parse(`${today}T12:00:00Z`);
  const now = () => nowMs;
  const clock = { now, wallNow: () => Date.now() };
  const people = createPeople({ seed: "told", count: 24, today });
  const source = createHumaansStandIn({ people, clock, hangMs: 100, switches });
  const target = createOktaStandIn({ clock, limits: generousLimits, hangMs: 100 });
  const hook = { handle: (request: Request): Promise<Response> => sync.receive(request) };
  const served = await Promise.all([serveStandIn(source), serveStandIn(target), serveStandIn(hook)]);
  const [hrUrl, oktaUrl, hookUrl] = served.map(({ url }) => url);
  const store = createMemoryStore({ now });
  const received = receivedInMemory();
  const { token: apiToken } = source;
  const open = (): Sync =>
    createSync({
      source: humaans.connect({ apiToken, baseUrl: `${hrUrl}/api`, webhookSecret }, { ...defaultIo(), now }),
      target: okta.connect({ domain: oktaUrl ?? "", apiToken: target.token }, defaultIo()),
      store,
      received,
      settings,
      now,
    });
  let sync: Sync = open();
  let webhook: HumaansWebhook | undefined;
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
      webhook = source.addWebhook({ url: `${hookUrl}/hooks/humaans`, secret: webhookSecret });
      if ((await webhook.sendTest()) !== 200) throw new Error("the webhook's test is not taken");
      webhook.publish();
    },
    fate: (fate, lateMs) => {
      if (fate !== "delivered") webhook?.planDelivery({ fate, lateMs, times: 3 });
    },
    polls: false,
    deliver: async () => void (await webhook?.deliver()),
    happen: humaansHappenings(source, now),
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
