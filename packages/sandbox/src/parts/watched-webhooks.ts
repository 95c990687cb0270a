import type { WebhookOwner } from "./event-webhook.ts";

interface Taking<Happening> {
  readonly take: (happenings: readonly Happening[]) => void;
}

/** The webhooks of a company. */
export interface WatchedWebhooks<Happening> {
  /** Gives all of them what happened since the last look; to be called after each act. */
  readonly look: () => void;
  /** Gives all of them what no look can find. */
  readonly tell: (happening: Happening) => void;
  /** Adds the one that is made. */
  readonly add: <Webhook extends Taking<Happening>>(make: (owner: WebhookOwner) => Webhook) => Webhook;
}

/** A company without webhooks yet; it is watched from the first one on. */
export function watchedWebhooks<Happening>(
  now: () => number,
  watchIt: () => { readonly look: () => readonly Happening[] },
): WatchedWebhooks<Happening> {
  const webhooks = new Set<Taking<Happening>>();
  let watch: ReturnType<typeof watchIt> | undefined;
  const giveAll = (happenings: readonly Happening[]): void => {
    for (const webhook of webhooks) webhook.take(happenings);
  };
  const look = (): void => giveAll(webhooks.size > 0 ? (watch?.look() ?? []) : []);
  return {
    look,
    tell: (happening) => giveAll([happening]),
    add: (make) => {
      look();
      // Nobody looked while there was no webhook.
      if (webhooks.size === 0) watch = watchIt();
      const webhook = make({ now, look, onRemove: () => void webhooks.delete(webhook) });
      webhooks.add(webhook);
      return webhook;
    },
  };
}
