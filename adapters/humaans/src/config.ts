import { address, choice, labelled, rateShare, secret } from "@rosterkit/core/adapter";
import { z } from "zod";

/** What a connection to Humaans needs. */
export const humaansSettings = z.object({
  apiToken: secret(
    "API access token",
    "Made in Humaans by an Owner, Admin, Finance or Tech user, with the scopes public:read and private:read",
  ),
  baseUrl: address("Address of the API", "Change it for a stand-in only").default("https://app.humaans.io/api"),
  profileUrl: z
    .string()
    .trim()
    .regex(/^https:\/\/[^\s{}]+\{id\}[^\s{}]*$/, {
      error: "must be an https address with {id} where the person's id goes",
    })
    .default("https://app.humaans.io/people?profile={id}")
    .meta({
      ...labelled("Address of a profile", "{id} stands for the person's id; the default is what public clients use"),
    }),
  rateShare: rateShare(0.5),
  webhookSecret: secret("Webhook secret", "What Humaans signs events with; without it no event is taken").optional(),
  webhookSignatureHeader: z
    .string()
    .trim()
    .regex(/^[A-Za-z][\w-]{0,99}$/, { error: "must be the name of a header" })
    .default("x-humaans-signature")
    .meta(labelled("Header of the signature", "As one public client has it; Humaans does not publish it")),
  webhookSignature: choice(
    ["hex", "base64"],
    "Spelling of the signature",
    "Of the HMAC-SHA256 over the body, with or without sha256= before it; Humaans does not publish it",
  ).default("hex"),
});

/** Settings with their defaults filled in. */
export type HumaansSettings = z.output<typeof humaansSettings>;
