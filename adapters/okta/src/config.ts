import { secret, setting } from "@rosterkit/core/adapter";
import { z } from "zod";

/** How an Okta organisation is reached. */
export const oktaConfig = z.strictObject({
  domain: setting(
    "Okta domain",
    "The organisation's address, any way you have it: pasted from the browser, with -admin, or a custom domain",
  ),
  apiToken: secret("API token", "Made in the Okta Admin Console under Security > API; its owner needs an administrator role"),
});

/** The settings of an Okta connection. */
export type OktaConfig = z.output<typeof oktaConfig>;
