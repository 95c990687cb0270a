import { address, labelled, rateShare, secret } from "@rosterkit/core/adapter";
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
});

/** Settings with their defaults filled in. */
export type HumaansSettings = z.output<typeof humaansSettings>;
