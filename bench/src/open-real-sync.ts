import { createSync, defaultIo } from "@rosterkit/core";
import { hibob } from "@rosterkit/hibob";
import { learnAmp } from "@rosterkit/learn-amp";
import { okta } from "@rosterkit/okta";
import type { UnattendedSync } from "@rosterkit/server";
import type { DurableStore } from "@rosterkit/store";
import { webhookSecrets } from "./webhook-calls.ts";

const nowhere = "http://127.0.0.1:9";
const io = defaultIo();

/** The real sync over real adapters, `Okta-<n>` into Learn Amp or `HiBob-<n>` into Okta, whose vendors cannot be reached: what is measured is what happens without them. */
export const openRealSync = (id: string, store: DurableStore): UnattendedSync => {
  const ofOkta = id.startsWith("Okta");
  const scope = ofOkta ? { scope: { groups: ["Staff"] } } : {};
  const settings = { id, newJoinersOnly: false, ...scope, lifecycle: { zone: "Europe/London" } };
  const source = ofOkta
    ? okta.connect({ domain: nowhere, apiToken: "none", eventHookSecret: webhookSecrets.Okta }, io)
    : hibob.connect({ serviceUserId: "none", token: "none", webhookSecret: webhookSecrets.HiBob }, io);
  const target = ofOkta
    ? learnAmp.connect({ company: "bench", baseUrl: nowhere, clientId: "none", clientSecret: "none" }, io)
    : okta.connect({ domain: nowhere, apiToken: "none" }, io);
  return {
    sync: createSync({ source, target, settings, store, received: store.received }),
    source: { id: "source", adapter: source.adapter.id },
    target: { id: "target", adapter: target.adapter.id },
  };
};
