import type { Delivery } from "../../parts/delivery-queue.ts";
import { type EventWebhook, eventWebhook, type WebhookInForce, type WebhookOwner } from "../../parts/event-webhook.ts";
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

/** Whom an event was about. */
interface ToldPerson {
  readonly personId: string;
}

/** One event that was sent, or was to be. */
export interface HumaansDelivery extends Delivery, ToldPerson {}

/** A webhook: nothing that really happens is sent before it is published. */
export interface HumaansWebhook extends EventWebhook<ToldPerson> {
  /** Sends dummy data to the address for tests. */
  readonly sendTest: () => Promise<PostAnswer>;
  /** Sends what happens from now on. */
  readonly publish: () => void;
}

/** Which webhook it is, in a company that is switched so. */
interface WebhookParts {
  readonly id: string;
  readonly switches: HumaansSwitches;
}

/** How long the stand-in waits for an answer. */
const longestWaitMs = 10_000;
const dayMs = 86_400_000;

/** A webhook that is not published yet. */
export function createWebhook(
  options: HumaansWebhookOptions,
  { id, switches }: WebhookParts,
  owner: WebhookOwner,
): HumaansWebhook & WebhookInForce<HumaansHappening, ToldPerson> {
  const { url, testUrl = url, secret = "humaansWebhookSecretOfNoWorth", events, fetch: send = fetch } = options;
  const postTo = (address: string) => async (happening: HumaansHappening) => {
    const body = eventBody(happening, id, switches);
    const signature = await humaansSignature(body, secret, switches);
    const headers = { "content-type": "application/json", [switches.webhookHeader]: signature };
    return postEvent({ fetch: send, url: address, body, headers, longestWaitMs });
  };
  let isPublished = false;
  const rules = {
    ...{ url, secret, post: postTo(url) },
    tell: ({ personId }: HumaansHappening) => ({ personId }),
    triesForMs: switches.webhookRetries === "for a day" ? dayMs : -1,
    keepsOrder: switches.webhookOrder === "kept",
    isWanted: ({ type }: HumaansHappening) => isPublished && (events?.includes(type) ?? true),
  };
  return {
    ...eventWebhook(rules, owner),
    sendTest: () => postTo(testUrl)(dummyHappening(owner.now())),
    publish: () => {
      owner.look();
      isPublished = true;
    },
  };
}
