import { deliveryPlans, type PlannedDelivery } from "../../parts/delivery-plans.ts";
import { type Delivery, deliveryQueue } from "../../parts/delivery-queue.ts";
import { oneAtATime } from "../../parts/one-at-a-time.ts";
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

/** One event that was sent, or was to be: given up after three days. */
export interface HibobDelivery extends Delivery {
  readonly employeeId: string;
}

const threeDaysMs = 3 * 24 * 3_600_000;

/** A webhook of version 2: signed events with ids only, in order, again and again until they are taken. */
export interface HibobWebhook {
  readonly url: string;
  readonly secret: string;
  /** Everything sent so far; the test is not among it. */
  readonly deliveries: readonly HibobDelivery[];
  /** How many events wait. */
  readonly waiting: () => number;
  readonly planDelivery: (plan: PlannedDelivery) => void;
  /** Sends what is due by the stand-in's clock, one after the other; resolves to what was sent. */
  readonly deliver: () => Promise<readonly HibobDelivery[]>;
  /** Sends nothing more. */
  readonly remove: () => void;
}

/** What the company does about a webhook of its own. */
export interface WebhookParts {
  readonly companyId: number;
  readonly switches: HibobSwitches;
  readonly now: () => number;
  /** Called before anything is sent, so that what dates brought is there. */
  readonly look: () => void;
  readonly onRemove: (webhook: WebhookInForce) => void;
}

/** A webhook, and the way to give it what happened. */
export interface WebhookInForce extends HibobWebhook {
  readonly take: (happenings: readonly HibobHappening[]) => void;
}

/** A webhook at an address that was tried. */
export function createWebhook(options: HibobWebhookOptions, parts: WebhookParts): WebhookInForce {
  const { url, secret = "bobWebhookSecretOfNoWorth", types, fetch: send = fetch } = options;
  const plans = deliveryPlans();
  const queue = deliveryQueue({
    post: async (happening: HibobHappening) => {
      const body = eventBody(happening, parts.companyId, parts.switches);
      const headers = { "content-type": "application/json", "bob-signature": await bobSignature(body, secret) };
      return sendEvent(send, url, body, headers);
    },
    now: parts.now,
    tell: ({ employeeId }) => ({ employeeId }),
    triesForMs: threeDaysMs,
    keepsOrder: true,
  });
  const webhook: WebhookInForce = {
    url,
    secret,
    deliveries: queue.deliveries,
    waiting: queue.waiting,
    planDelivery: plans.plan,
    deliver: oneAtATime(async () => {
      parts.look();
      const already = queue.deliveries.length;
      await queue.sendDue();
      return queue.deliveries.slice(already);
    }),
    remove: () => {
      queue.clear();
      parts.onRemove(webhook);
    },
    take: (happenings) => {
      const wanted = happenings.filter(({ type }) => types?.includes(type) ?? true);
      for (const happening of wanted) queue.add(happening, plans.next(happening.type));
    },
  };
  return webhook;
}
