import { labelled, rateShare, secret, setting } from "@rosterkit/core/adapter";
import { z } from "zod";

/** What the adapter asks for when nothing is said: everything that its abilities need. */
const usualScopes = [
  "okta.users.manage",
  "okta.groups.manage",
  "okta.apps.read",
  "okta.roles.read",
  "okta.schemas.read",
];

/** How an Okta organisation is reached: with an API token, or as an OAuth service app. */
export const oktaSettings = z
  .strictObject({
    domain: setting(
      "Okta domain",
      "The organisation's address, any way you have it: as the browser shows it, with or without -admin, or a custom domain",
    ),
    apiToken: secret(
      "API token",
      "Made in the Okta Admin Console under Security > API > Tokens; it may do what the administrator may who makes it",
    ).optional(),
    clientId: setting(
      "Client ID",
      "Of an API Services app, instead of an API token; it needs scopes granted and an administrator role",
    ).optional(),
    privateKey: secret("Private key", "Of that app, as PEM or as a JWK").optional(),
    keyId: setting("Key ID", "Of the private key, where the app has several and the JWK does not say").optional(),
    scopes: z
      .array(z.string().min(1).max(128))
      .min(1)
      .max(100)
      .default(usualScopes)
      .meta(labelled("Scopes", "What that app asks for; each must have been granted to it")),
    dpop: z
      .boolean()
      .default(true)
      .meta(labelled("Bind tokens (DPoP)", "Tokens of that app are worth nothing without a key of this process")),
    rateShare: rateShare(0.9),
  })
  .refine(({ apiToken, clientId }) => (apiToken === undefined) !== (clientId === undefined), {
    path: ["apiToken"],
    error: "is needed, or a client ID with its private key; one of the two",
  })
  .refine(({ clientId, privateKey }) => (clientId === undefined) === (privateKey === undefined), {
    path: ["privateKey"],
    error: "and client ID go together",
  });

/** Settings of an Okta connection. */
export type OktaSettings = z.output<typeof oktaSettings>;
