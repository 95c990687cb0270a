import { rateShare, secret, setting } from "@rosterkit/core/adapter";
import { z } from "zod";

/** How an Okta organisation is reached. */
export const oktaSettings = z.strictObject({
  domain: setting(
    "Okta domain",
    "The organisation's address, any way you have it: as the browser shows it, with or without -admin, or a custom domain",
  ),
  apiToken: secret(
    "API token",
    "Made in the Okta Admin Console under Security > API > Tokens; it may do what the administrator may who makes it",
  ),
  rateShare: rateShare(0.9),
});

/** Settings of an Okta connection. */
export type OktaSettings = z.output<typeof oktaSettings>;
