import { address, choice, labelled, rateShare, secret, setting } from "@rosterkit/core/adapter";
import { z } from "zod";

/** What a connection to Learn Amp needs, and how managers and invitations are to be handled. */
export const learnAmpSettings = z.strictObject({
  company: setting(
    "Company",
    "A name of your own for the company's account at Learn Amp, which the API has no name for: never change it, nor use it for two accounts",
  ),
  baseUrl: address(
    "Address of the API",
    "The host that Company Settings > API shows, such as https://api.learnamp.com",
  ),
  clientId: setting("Client id", "Made by the account's Owner under Company Settings > API"),
  clientSecret: secret("Client secret"),
  scopes: choice(
    ["granular", "public"],
    "Scopes",
    "What the credential was issued with: granular scopes, or, for an older one, public access",
  ).default("granular"),
  invite: choice(
    ["at once", "never"],
    "Invite new users",
    "By mail as soon as they are made, where the sync lets activation mail be sent; or never, as before a launch",
  ).default("at once"),
  managers: choice(
    ["individual", "team", "none"],
    "Managers",
    "Set on each person as the override manager; on teams that have none, as the one most of the team report to; or left alone",
  ).default("individual"),
  fallbackManager: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,14}$/, { error: "must be the id of a user, in digits" })
    .optional()
    .meta(
      labelled(
        "Fallback manager of teams",
        "Id of the user who manages teams that have no manager, for people whose own is not known; only where managers are individual",
      ),
    ),
  rateShare: rateShare(0.5),
});

/** Settings with their defaults filled in. */
export type LearnAmpSettings = z.output<typeof learnAmpSettings>;
