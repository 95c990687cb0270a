import { choice, flag, labelled, rateShare, secret, setting } from "@rosterkit/core/adapter";
import { z } from "zod";

/** What the adapter asks for when nothing is said: everything that its abilities need. */
const usualScopes = [
  "okta.users.manage",
  "okta.groups.manage",
  "okta.apps.read",
  "okta.roles.read",
  "okta.schemas.read",
];

const profileAttribute = (label: string, help: string) =>
  z
    .string()
    .regex(/^[A-Za-z]\w{0,255}$/, { error: "must be the variable name of a profile attribute, such as startDate" })
    .optional()
    .meta(labelled(label, help));

/** How an Okta organisation is reached: with an API token, or as an OAuth service app; and what its profiles say of people where it is a source. */
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
    dpop: flag("Bind tokens (DPoP)", "Tokens of that app are worth nothing without a key of this process").default(
      true,
    ),
    groupTypes: z
      .array(z.enum(["OKTA_GROUP", "APP_GROUP", "BUILT_IN"]))
      .min(1)
      .max(3)
      .default(["OKTA_GROUP"])
      .meta(labelled("Types of groups", "Which groups are read. Only those of the type OKTA_GROUP are ever written")),
    rateShare: rateShare(0.9),
    eventHookSecret: z
      .string()
      .trim()
      .regex(/^[\x20-\x7e]{16,500}$/, { error: "must be 16 to 500 characters that a header can carry" })
      .optional()
      .meta({
        ...labelled(
          "Event hook secret",
          "Made up by you: the value of the header by which Okta's event hook is known. Without it no event is taken, and a check does not ask for the System Log",
        ),
        secret: true,
      }),
    eventHookHeader: z
      .string()
      .regex(/^[A-Za-z][\w-]{0,99}$/, { error: "must be the name of a header" })
      .default("Authorization")
      .meta(
        labelled("Event hook header", "The authentication field of the event hook: the header that holds the secret"),
      ),
    startDateAttribute: profileAttribute(
      "Start date attribute",
      "As a source: the profile attribute that holds somebody's first day. Without one they have started once they are in",
    ),
    managerAttribute: profileAttribute(
      "Manager attribute",
      "As a source: the profile attribute that names somebody's manager. Without one nobody's manager is told",
    ),
    managerNamedBy: choice(
      ["login", "email", "employeeNumber", "id"],
      "Manager named by",
      "What the manager attribute holds: the manager's login, email, employee number or Okta id",
    ).default("login"),
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
