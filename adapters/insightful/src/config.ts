import { address, labelled, rateShare, secret, setting } from "@rosterkit/core/adapter";
import { z } from "zod";

/** What a connection to Insightful needs. */
export const insightfulSettings = z.strictObject({
  token: secret("API token", "Made by an admin under Settings > API Tokens, with WRITE permission set; shown once"),
  sharedSettingsId: setting(
    "Tracking profile of new people",
    "Id of the shared settings that new people are monitored by. Without it nobody is created, as each one is invited by mail, billed and tracked",
  ).optional(),
  baseUrl: address("Address of the API", "Change it for a stand-in only").default("https://app.insightful.io/api/v1"),
  requestsAMinute: z
    .int()
    .min(1)
    .max(100_000)
    .default(200)
    .meta(
      labelled(
        "Requests a minute",
        "What the whole organisation may send: public sources say 200 and 300, and answers tell nothing",
      ),
    ),
  rateShare: rateShare(0.5),
});

/** Settings with their defaults filled in. */
export type InsightfulSettings = z.output<typeof insightfulSettings>;
