import { labelled, secret, setting } from "@rosterkit/core/adapter";
import { z } from "zod";

/** What a connection to HiBob's API needs. */
export const hibobSettings = z.object({
  serviceUserId: setting(
    "Service user id",
    "Of an API service user, made in Bob under Settings, Integrations, Automation",
  ),
  token: secret("Service user token", "Shown once, when the service user is made"),
  baseUrl: z
    .url()
    .default("https://api.hibob.com/v1")
    .meta({ ...labelled("Address of the API", "Change it for HiBob's sandbox or a stand-in only") }),
  webhookSecret: secret(
    "Webhook secret",
    "Shown in the webhook's settings in Bob; without it no event is taken",
  ).optional(),
});

/** Settings with their defaults filled in. */
export type HibobSettings = z.output<typeof hibobSettings>;
