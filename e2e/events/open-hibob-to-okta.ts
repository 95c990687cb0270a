import { defaultIo } from "@rosterkit/core";
import { hibob } from "@rosterkit/hibob";
import { okta } from "@rosterkit/okta";
import {
  createHibobStandIn,
  createOktaStandIn,
  createPeople,
  generousLimits,
  type HibobWebhook,
} from "@rosterkit/sandbox";
import { hibobHappenings } from "./hibob-happenings.ts";
import { firstPeople, outcomeInOkta, hrToOkta as settings, webhookSecret } from "./hr-to-okta.ts";
import { openToldPair } from "./open-told-pair.ts";
import type { ToldScene } from "./told-scene.ts";

/** Days pass in seconds. */
const unlimited = { searchesAMinute: 100_000, switches: { otherRequestsAMinute: 100_000 } };

/** HiBob into Okta, with a webhook that leads to the sync. */
export const openHibobToOkta = (): Promise<ToldScene> =>
  openToldPair((clock) => {
    const people = createPeople(firstPeople);
    const source = createHibobStandIn({ people, clock, hangMs: 100, ...unlimited });
    const target = createOktaStandIn({ clock, limits: generousLimits, hangMs: 100 });
    const { serviceUserId, token } = source;
    let webhook: HibobWebhook | undefined;
    return {
      source,
      target,
      syncOf: (at) => ({
        source: hibob.connect({ serviceUserId, token, baseUrl: `${at.source}/v1`, webhookSecret }, defaultIo()),
        target: okta.connect({ domain: at.target, apiToken: target.token }, defaultIo()),
        settings,
      }),
      acts: (hookUrl) => ({
        connect: async () => {
          webhook = await source.addWebhook({ url: `${hookUrl}/hooks/hibob`, secret: webhookSecret });
        },
        fate: (fate, lateMs) => {
          if (fate !== "delivered") webhook?.planDelivery({ fate, lateMs, times: 3 });
        },
        polls: false,
        deliver: async () => void (await webhook?.deliver()),
        happen: hibobHappenings(source, people, clock.now),
        outcome: async () => outcomeInOkta(target),
      }),
    };
  });
