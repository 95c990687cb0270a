import { address, choice, labelled, rateShare, secret, setting } from "@rosterkit/core/adapter";
import { z } from "zod";
import { externalNamesSetting } from "./external-names.ts";

/** Both ways sign in as a service user. */
const serviceUser = (madeAt: string) => ({
  serviceUserId: setting("Service user id", `Of a service user, made in Bob ${madeAt}`),
  token: secret("Service user token", "Shown once, when the service user is made"),
});

/** What a connection to HiBob's API needs. */
export const hibobSettings = z.object({
  ...serviceUser("under Settings, Integrations, Automation"),
  baseUrl: address("Address of the API", "Change it for HiBob's sandbox or a stand-in only").default(
    "https://api.hibob.com/v1",
  ),
  rateShare: rateShare(0.5),
  webhookSecret: secret(
    "Webhook secret",
    "Shown in the webhook's settings in Bob; without it no event is taken",
  ).optional(),
});

/** Settings with their defaults filled in. */
export type HibobSettings = z.output<typeof hibobSettings>;

/** What a connection to HiBob's SCIM server needs. */
export const hibobScimSettings = z.strictObject({
  ...serviceUser("where its SCIM integration is connected"),
  companyId: z
    .string()
    .trim()
    .regex(/^\d{1,20}$/, { error: "must be Bob's number of the company" })
    .meta(
      labelled(
        "Company id",
        "Bob's number of the company, which SCIM does not tell: the account that a check of the API mode prints. It must be the same in both modes",
      ),
    ),
  baseUrl: address("Address of SCIM", "What stands before /Users, as Bob shows it where the integration is connected"),
  rateShare: rateShare(0.5),
  signIn: choice(
    ["basic", "bearer"],
    "Signing in",
    "By the service user's id and token, or by the token alone; Bob does not publish which",
  ).default("basic"),
  externalNames: externalNamesSetting,
  knownLeaver: setting(
    "Known leaver",
    "Employee id or work email of somebody who has left: a check then finds out what becomes of leavers in Bob's lists",
  ).optional(),
});

/** Settings with their defaults filled in. */
export type HibobScimSettings = z.output<typeof hibobScimSettings>;
