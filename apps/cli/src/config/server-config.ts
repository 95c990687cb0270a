import { z } from "zod";

const schedule = z.strictObject({
  cron: z.string().min(9).max(100).describe("Five fields: minute, hour, day of the month, month, day of the week"),
  zone: z.string().min(1).max(64).describe("IANA zone whose wall clock that is"),
});

const servedSync = z.strictObject({
  schedule: schedule.optional().describe("When everybody is looked at, besides whatever else is due"),
  pollEveryMinutes: z
    .number()
    .int()
    .min(1)
    .max(10_080)
    .optional()
    .describe("How often the source is asked what happened; never when left out"),
});

const notices = z.strictObject({
  webhook: z
    .strictObject({ url: z.string().max(2000).describe("https; loopback excepted") })
    .optional()
    .describe("Posted as JSON, signed with ROSTERKIT_WEBHOOK_SECRET"),
  mail: z
    .strictObject({ from: z.string().max(320), to: z.array(z.string().max(320)).min(1).max(50).readonly() })
    .optional()
    .describe("Mailed through ROSTERKIT_MAIL_URL"),
});

/** What `serve` is told by a config. No part of it is a secret. */
export const serverConfigSchema = z.strictObject({
  host: z
    .string()
    .min(1)
    .max(253)
    .default("127.0.0.1")
    .describe("Address to listen at; 0.0.0.0 is all of the machine's"),
  port: z.number().int().min(0).max(65_535).default(8080).describe("Port to listen at; 0 is any that is free"),
  concurrency: z.number().int().min(1).max(100).default(4).describe("Syncs worked on at once"),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("Where vendors reach this server, for their events: https, a reverse proxy's"),
  notices: notices.default({}).describe("How people hear of what waits for them"),
  syncs: z.record(z.string(), servedSync).default({}).describe("By the id of a sync, when it runs"),
});
