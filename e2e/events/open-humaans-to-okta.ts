import { defaultIo } from "@rosterkit/core";
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
import { firstPeople, outcomeInOkta, hrToOkta as settings, webhookSecret } from "./hr-to-okta.ts";
import { humaansHappenings } from "./humaans-happenings.ts";
import { openToldPair } from "./open-told-pair.ts";
import type { ToldScene } from "./told-scene.ts";

/** Humaans into Okta, with a webhook that leads to the sync. What nobody has published of webhooks is as these switches say. */
export const openHumaansToOkta = (switches: Partial<HumaansSwitches> = {}): Promise<ToldScene> =>
  openToldPair((clock) => {
    const { now } = clock;
    const source = createHumaansStandIn({ people: createPeople(firstPeople), clock, hangMs: 100, switches });
    const target = createOktaStandIn({ clock, limits: generousLimits, hangMs: 100 });
    const { token: apiToken } = source;
    let webhook: HumaansWebhook | undefined;
    return {
      source,
      target,
      syncOf: (at) => ({
        source: humaans.connect({ apiToken, baseUrl: `${at.source}/api`, webhookSecret }, { ...defaultIo(), now }),
        target: okta.connect({ domain: at.target, apiToken: target.token }, defaultIo()),
        settings,
      }),
      acts: (hookUrl) => ({
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
        outcome: async () => outcomeInOkta(target),
      }),
    };
  });
