export {
  createHibobStandIn,
  type HibobFacts,
  type HibobStandIn,
  type HibobStandInOptions,
} from "./create-hibob-stand-in.ts";
export type { HibobAccess } from "./hibob-access.ts";
export type { HibobActs } from "./hibob-acts.ts";
export type { HibobEmployee } from "./hibob-records.ts";
export { defaultHibobSwitches, type HibobSwitches } from "./hibob-switches.ts";
export type { HibobScimActs } from "./scim/hibob-scim-acts.ts";
export type { ExternalNames, HibobGroup } from "./scim/hibob-scim-company.ts";
export { defaultHibobScimSwitches, type HibobScimSwitches } from "./scim/hibob-scim-switches.ts";
export type { HibobDelivery, HibobWebhook, HibobWebhookOptions } from "./webhooks/hibob-webhook.ts";
export type { HibobWebhookActs } from "./webhooks/hibob-webhooks.ts";
export { bobSignature, eventBody, type HibobHappening, pingTests } from "./webhooks/webhook-event.ts";
