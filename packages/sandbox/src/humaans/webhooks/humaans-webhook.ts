import { deliveryPlans, type PlannedDelivery } from "../../parts/delivery-plans.ts";
import { type Delivery, deliveryQueue } from "../../parts/delivery-queue.ts";
import { oneAtATime } from "../../parts/one-at-a-time.ts";
import { type PostAnswer, postEvent } from "../../parts/post-event.ts";
import type { HumaansSwitches } from "../humaans-switches.ts";
import { dummyHappening, eventBody, type HumaansHappening, humaansSignature } from "./humaans-event.ts";

/** What an owner enters to make a webhook. */
export interface HumaansWebhookOptions {
  /** Where events are sent once the webhook is published. */
  readonly url: string;
  /** Where tests are sent; the same address by default. */
  readonly testUrl?: string;
  /** Signs events; one that is always the same by default. */
  readonly secret?: string;
  /** Which events are sent, by name; all by default. */
  readonly events?: readonly string[];
  /** The platform's by default. */
  readonly fetch?: typeof fetch;
}

/** One event that was sent, or was to be. */
export interface HumaansDelivery extends Delivery {
  readonly personId: string;
}

/** A webhook: nothing that really happens is sent before it is published. */
export interface HumaansWebhook {
  readonly url: string;
  readonly secret: string;
  /** Sends dummy data to the address for tests. */
  readonly sendTest: () => Promise<PostAnswer>;
  /** Sends what happens from now on. */
  readonly publish: () => void;
  /** Everything sent so far; tests are not among it. */
  readonly deliveries: readonly HumaansDelivery[];
  /** How many events wait. */
  readonly waiting: () => number;
  readonly planDelivery: (plan: PlannedDelivery) => void;
  /** Sends what is due by the stand-in's clock, one after the other; resolves to what was sent. */
  readonly deliver: () => Promise<readonly HumaansDelivery[]>;
  /** Sends nothing more. */
  readonly remove: () => void;
}

/** What the company does about a webhook of its own. */
export interface WebhookParts {
  readonly id: string;
  readonly switches: HumaansSwitches;
  readonly now: () => number;
  /** Called before anything is sent, so that what dates brought is there. */
  readonly look: () => void;
  readonly onRemove: (webhook: WebhookInForce) => void;
}

/** A webhook, and the way to give it what happened. */
export interface WebhookInForce extends HumaansWebhook {
  readonly take: (happenings: readonly HumaansHappening[]) => void;
}

/** How long the stand-in waits for an answer. */
const longestWaitMs = 10_000;
const dayMs = 86_400_000;

/** A webhook that is not published yet. */
export function createWebhook(options: HumaansWebhookOptions, parts: WebhookParts): WebhookInForce {
  const { url, testUrl = url, secret = "humaansWebhookSecretOfNoWorth", events, fetch: send = fetch } = options;
  const { switches, now } = parts;
  const postTo = (address: string) => async (happening: HumaansHappening) => {
    const body = eventBody(happening, parts.id, switches);
    const signature = await humaansSignature(body, secret, switches);
    const headers = { "content-type": "application/json", [switches.webhookHeader]: signature };
    return postEvent({ fetch: send, url: address, body, headers, longestWaitMs });
  };
  const plans = deliveryPlans();
  const queue = deliveryQueue({
    post: postTo(url),
    now,
    tell: ({ personId }) => ({ personId }),
    triesForMs: switches.webhookRetries === "for a day" ? dayMs : -1,
    keepsOrder: switches.webhookOrder === "kept",
  });
  let isPublished = false;
  const webhook: WebhookInForce = {
    url,
    secret,
    sendTest: () => postTo(testUrl)(dummyHappening(now())),
    publish: () => {
      parts.look();
      isPublished = true;
    },
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
      const wanted = happenings.filter(({ type }) => isPublished && (events?.includes(type) ?? true));
      for (const happening of wanted) queue.add(happening, plans.next(happening.type));
    },
  };
  return webhook;
}
