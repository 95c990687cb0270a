import { address, choice, flag, labelled, rateShare, secret, setting } from "@rosterkit/core/adapter";
import { z } from "zod";

const userName = setting("User name", "Of the separate administrator account that is kept for provisioning");

const common = {
  company: setting(
    "Company",
    "A name of your own for the company's account at Declaree, which SCIM has no name for: never change it, nor use it for two accounts",
  ),
  baseUrl: address("Address of SCIM", "https://app.declaree.de/SCIM/v2/ for the German instance").default(
    "https://app.declaree.com/SCIM/v2/",
  ),
  manager: flag(
    "Write managers",
    "Into the standard's attribute for them; whether Declaree reads it is not published",
  ).default(false),
  organizationAttribute: z
    .string()
    .regex(/^urn:[\w:.-]+:[A-Za-z][\w-]*$/, { error: "must be a SCIM path such as urn:…:User:organization" })
    .optional()
    .meta(
      labelled(
        "Attribute of the organisation",
        "The SCIM attribute that Declaree has set up to say which organisation a user is in; it is written from the person's organisation",
      ),
    ),
  reactivate: flag(
    "Reactivate users",
    "Whether somebody put out may be let in again; otherwise they are reported",
  ).default(true),
  rateShare: rateShare(0.5),
};

/** What a connection to Declaree needs: the account's user name and password, as Okta's catalogue app has it, or its API key. */
export const declareeSettings = z.discriminatedUnion("signIn", [
  z.strictObject({ signIn: z.literal("password"), userName, password: secret("Password"), ...common }),
  z.strictObject({
    signIn: z.literal("key"),
    apiKey: secret("API key", "Made by the account under My account > Declaree API; making another one ends this one"),
    keyForm: choice(
      ["bearer", "bare"],
      "Form of the key",
      "Behind the word Bearer, or by itself; the vendor does not publish which",
    ).default("bearer"),
    userName: userName.optional(),
    ...common,
  }),
]);

/** Settings with their defaults filled in. */
export type DeclareeSettings = z.output<typeof declareeSettings>;
