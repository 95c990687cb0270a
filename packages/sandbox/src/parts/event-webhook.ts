import { deliveryPlans, type PlannedDelivery } from "./delivery-plans.ts";
import { type Delivery, type DeliveryRules, deliveryQueue, type QueuedHappening } from "./delivery-queue.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/** A webhook as whoever made it sees it. */
export interface EventWebhook<Told> {
  readonly url: string;
  readonly secret: string;
  /** Everything sent so far; tests are not among it. */
  readonly deliveries: readonly (Delivery & Told)[];
  /** How many events wait. */
  readonly waiting: () => number;
  readonly planDelivery: (plan: PlannedDelivery) => void;
  /** Sends what is due by the stand-in's clock, one after the other; resolves to what was sent. */
  readonly deliver: () => Promise<readonly (Delivery & Told)[]>;
  /** Sends nothing more. */
  readonly remove: () => void;
}

/** A webhook, and the way to give it what happened. */
export interface WebhookInForce<Happening, Told> extends EventWebhook<Told> {
  readonly take: (happenings: readonly Happening[]) => void;
}

/** What a company does about a webhook of its own. */
export interface WebhookOwner {
  readonly now: () => number;
  /** Called before anything is sent, so that what dates brought is there. */
  readonly look: () => void;
  readonly onRemove: () => void;
}

/** Where events are sent, how, and which of them. */
export interface WebhookRules<Happening, Told> extends Omit<DeliveryRules<Happening, Told>, "now"> {
  readonly url: string;
  readonly secret: string;
  readonly isWanted: (happening: Happening) => boolean;
}

/** A webhook to which nothing was sent yet. */
export function eventWebhook<Happening extends QueuedHappening, Told extends object>(
  { url, secret, isWanted, ...rules }: WebhookRules<Happening, Told>,
  { now, look, onRemove }: WebhookOwner,
): WebhookInForce<Happening, Told> {
  const plans = deliveryPlans();
  const queue = deliveryQueue({ ...rules, now });
  return {
    url,
    secret,
    deliveries: queue.deliveries,
    waiting: queue.waiting,
    planDelivery: plans.plan,
    deliver: oneAtATime(async () => {
      look();
      const already = queue.deliveries.length;
      await queue.sendDue();
      return queue.deliveries.slice(already);
    }),
    remove: () => {
      queue.clear();
      onRemove();
    },
    take: (happenings) => {
      for (const happening of happenings.filter(isWanted)) queue.add(happening, plans.next(happening.type));
    },
  };
}
