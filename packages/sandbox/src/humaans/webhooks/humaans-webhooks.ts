import { watchedWebhooks } from "../../parts/watched-webhooks.ts";
import type { ActContext } from "../act-context.ts";
import { humaansId } from "../humaans-id.ts";
import { createWebhook, type HumaansWebhook, type HumaansWebhookOptions } from "./humaans-webhook.ts";
import { watchRecords } from "./watch-records.ts";

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

/** A company without webhooks yet. */
export function humaansWebhooks(context: ActContext): HumaansWebhooks {
  const webhooks = watchedWebhooks(context.now, () => watchRecords(context));
  const addWebhook = (options: HumaansWebhookOptions): HumaansWebhook =>
    webhooks.add((owner) => {
      const { switches } = context.current();
      return createWebhook(options, { id: humaansId(`webhook/${options.url}`), switches }, owner);
    });
  return { look: webhooks.look, acts: { addWebhook } };
}
