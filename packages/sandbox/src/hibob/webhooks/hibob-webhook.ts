import type { Delivery } from "../../parts/delivery-queue.ts";
import { type EventWebhook, eventWebhook, type WebhookInForce, type WebhookOwner } from "../../parts/event-webhook.ts";
import type { HibobSwitches } from "../hibob-switches.ts";
import { sendEvent } from "./send-event.ts";
import { bobSignature, eventBody, type HibobHappening } from "./webhook-event.ts";

/** What an admin enters to make a webhook. */
export interface HibobWebhookOptions {
  /** Where events are sent. */
  readonly url: string;
  /** Signs events; one that is always the same by default. */
  readonly secret?: string;
  /** Types of events that are sent; all by default. */
  readonly types?: readonly string[];
  /** The platform's by default. */
  readonly fetch?: typeof fetch;
}

/** Whom an event was about. */
interface ToldEmployee {
  readonly employeeId: string;
}

/** One event that was sent, or was to be: given up after three days. */
export interface HibobDelivery extends Delivery, ToldEmployee {}

const threeDaysMs = 3 * 24 * 3_600_000;

/** A webhook of version 2: signed events with ids only, in order, again and again until they are taken. */
export interface HibobWebhook extends EventWebhook<ToldEmployee> {}

/** Whose webhook it is. */
interface WebhookParts {
  readonly companyId: number;
  readonly switches: HibobSwitches;
}

/** A webhook at an address that was tried. */
export function createWebhook(
  options: HibobWebhookOptions,
  { companyId, switches }: WebhookParts,
  owner: WebhookOwner,
): WebhookInForce<HibobHappening, ToldEmployee> {
  const { url, secret = "bobWebhookSecretOfNoWorth", types, fetch: send = fetch } = options;
  const post = async (happening: HibobHappening) => {
    const body = eventBody(happening, companyId, switches);
    const headers = { "content-type": "application/json", "bob-signature": await bobSignature(body, secret) };
    return sendEvent(send, url, body, headers);
  };
  const rules = {
    ...{ url, secret, post },
    tell: ({ employeeId }: HibobHappening) => ({ employeeId }),
    triesForMs: threeDaysMs,
    keepsOrder: true,
    isWanted: ({ type }: HibobHappening) => types?.includes(type) ?? true,
  };
  return eventWebhook(rules, owner);
}
