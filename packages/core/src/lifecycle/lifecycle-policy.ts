import { z } from "zod";
import { isZoneName } from "./zone-name.ts";

const zoneName = z.string().max(64).refine(isZoneName, { error: "must be an IANA time zone, such as Europe/London" });

const localTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "must be a local time as HH:MM, 00:00 to 23:59" });

const days = z.int().min(1).max(365);

const joiners = z
  .strictObject({
    provision: z
      .union([
        z.enum(["on creation", "on start date"]),
        z.strictObject({ daysBefore: days.describe("Days before the start") }),
      ])
      .default("on creation")
      .describe(
        "When a joiner's account is made: as soon as HR enters them, some days before the start, or on the start date",
      ),
    at: localTime.default("00:00").describe("Local time of day at which joiners are provisioned and start"),
    firstState: z
      .enum(["staged", "active", "suspended until start"])
      .default("staged")
      .describe("State of an account between its making and the start date"),
    activate: z
      .boolean()
      .default(true)
      .describe("Activate accounts on the start date; when off, accounts stay staged and IT activates"),
    sendActivationMail: z.boolean().default(false).describe("Let the target send its activation mail"),
    warnWithoutEmailDays: z
      .int()
      .min(0)
      .max(365)
      .default(3)
      .describe("Warn about a joiner without a work email this many days before the start"),
  })
  .refine((value) => value.activate || value.firstState === "staged", {
    path: ["firstState"],
    error: "must be staged while activate is off: nothing but staged comes before an activation by IT",
  });

const leavers = z.strictObject({
  action: z.enum(["suspend", "deactivate", "none"]).default("suspend").describe("What happens to a leaver's account"),
  at: z
    .union([z.literal("end of day"), localTime])
    .default("end of day")
    .describe("When on the last day: at its very end, or at a local time"),
  revokeSessions: z.boolean().default(true).describe("End a leaver's sessions and tokens too"),
  whenRefused: z
    .enum(["report", "deactivate"])
    .default("report")
    .describe("When the target refuses to suspend a leaver: report them as not out, or deactivate"),
});

/**
 * When accounts are made, started and taken away, and in what state they are between. JSON; parsing fills the defaults in.
 * `zone` alone is required: a machine's own time zone is never used.
 */
export const lifecyclePolicySchema = z.strictObject({
  zone: zoneName.describe("Time zone for people who have none of their own and no site with one"),
  siteZones: z.record(z.string().max(256), zoneName).default({}).describe("Time zone of each site, by the site's name"),
  joiners: joiners.prefault({}).describe("People who are about to start"),
  leavers: leavers.prefault({}).describe("People whose employment ends"),
  leave: z
    .enum(["no change", "suspend"])
    .default("no change")
    .describe("What happens while somebody is on leave; being on leave is never leaving"),
  suspended: z
    .enum(["no change", "as left"])
    .default("no change")
    .describe(
      "What happens while the source has somebody suspended: their account is left as it is, or treated as a leaver's",
    ),
  outOfScope: z
    .enum(["keep", "suspend", "deactivate"])
    .default("keep")
    .describe("What happens to an account whose person is still employed but no longer in scope"),
  vanished: z
    .enum(["hold", "suspend", "deactivate"])
    .default("hold")
    .describe("What is proposed for a person who is missing from a complete read; always confirmed by a person"),
});

/** A lifecycle policy with every default filled in. */
export type LifecyclePolicy = z.output<typeof lifecyclePolicySchema>;

/** A lifecycle policy as people write it. */
export type LifecyclePolicySettings = z.input<typeof lifecyclePolicySchema>;
