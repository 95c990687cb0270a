import type { ActContext } from "../act-context.ts";
import { humaansId } from "../humaans-id.ts";
import {
  createWebhook,
  type HumaansWebhook,
  type HumaansWebhookOptions,
  type WebhookInForce,
} from "./humaans-webhook.ts";
import { type RecordWatch, watchRecords } from "./watch-records.ts";

/** What an owner does about webhooks in the settings. The API's own way to them is not there. */
export interface HumaansWebhookActs {
  /** Makes a webhook, which sends tests alone until it is published. */
  readonly addWebhook: (options: HumaansWebhookOptions) => HumaansWebhook;
}

/** The webhooks of a company. */
export interface HumaansWebhooks {
  readonly acts: HumaansWebhookActs;
  /** To be called after each act. */
  readonly look: () => void;
}

/** A company without webhooks yet; it is watched from the first one on. */
export function humaansWebhooks(context: ActContext): HumaansWebhooks {
  const webhooks = new Set<WebhookInForce>();
  let watch: RecordWatch | undefined;
  const look = (): void => {
    const happenings = webhooks.size > 0 ? (watch?.look() ?? []) : [];
    for (const webhook of webhooks) webhook.take(happenings);
  };
  return {
    look,
    acts: {
      addWebhook: (options) => {
        look();
        // Nobody looked while there was no webhook.
        if (webhooks.size === 0) watch = watchRecords(context);
        const { switches } = context.current();
        const onRemove = (webhook: WebhookInForce): void => void webhooks.delete(webhook);
        const id = humaansId(`webhook/${options.url}`);
        const webhook = createWebhook(options, { id, switches, now: context.now, look, onRemove });
        webhooks.add(webhook);
        return webhook;
      },
    },
  };
}
