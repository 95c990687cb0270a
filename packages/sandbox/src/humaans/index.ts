export {
  createHumaansStandIn,
  type HumaansFacts,
  type HumaansStandIn,
  type HumaansStandInOptions,
} from "./create-humaans-stand-in.ts";
export type { HumaansScope, HumaansTokenAccess } from "./humaans-access.ts";
export type { HumaansActs } from "./humaans-acts.ts";
export type { HumaansPerson } from "./humaans-records.ts";
export { defaultHumaansSwitches, type HumaansSwitches } from "./humaans-switches.ts";
export type { HumaansTestAids } from "./test-aids.ts";
export {
  eventBody,
  type HumaansHappening,
  humaansSignature,
} from "./webhooks/humaans-event.ts";
export type { HumaansDelivery, HumaansWebhook, HumaansWebhookOptions } from "./webhooks/humaans-webhook.ts";
export type { HumaansWebhookActs } from "./webhooks/humaans-webhooks.ts";
