import { z } from "zod";
import { groupSettingsSchema } from "../group/group-settings.ts";
import { lifecyclePolicySchema } from "../lifecycle/lifecycle-policy.ts";
import { passwordSettingsSchema } from "../password/password-settings.ts";
import { guardLimitsSchema } from "../plan/guard-limits.ts";
import { scopeSchema } from "../scope/scope-schema.ts";

const attributeName = z.string().min(1).max(256);

const matchRule = z.strictObject({
  from: attributeName.describe("Attribute of the employee"),
  to: attributeName.describe("Attribute of the account"),
});

const attributeSettings = z.strictObject({
  drift: z
    .enum(["restore", "report"])
    .default("restore")
    .describe("What happens to a value that only the target changed"),
});

/** Mapping rules as JSON, checked against both shapes when the sync is made. `null` drops a rule: the attribute is no longer managed. */
const mappingRules = z.record(attributeName, z.unknown());

const switches = {
  create: z.boolean().default(true).describe("Make accounts"),
  update: z.boolean().default(true).describe("Keep accounts' attributes in step"),
  remove: z.boolean().default(true).describe("Take access away: suspend or deactivate accounts"),
};

const newJoinersOnly = z
  .boolean()
  .default(true)
  .describe(
    "Make accounts only for those who had not started when the sync was switched on; an import that owns nothing has it off unless it says so",
  );

/**
 * The settings of one sync. JSON; parsing fills the defaults in. `id` and `lifecycle.zone` are required.
 */
export const syncSettingsSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[\w.-]{1,128}$/)
    .describe("Name of the sync: letters, digits, dot, dash, underscore"),
  lifecycle: lifecyclePolicySchema,
  scope: scopeSchema.optional().describe("Who is in scope; everybody when left out"),
  ...switches,
  groups: groupSettingsSchema.optional().describe("Groups to keep at the target; none when left out"),
  newJoinersOnly,
  review: z
    .enum(["off", "until finished"])
    .default("off")
    .describe("Write nothing before a person has gone through who is who, and has finished that review"),
  match: z
    .array(matchRule)
    .max(10)
    .optional()
    .describe("Match rules in order; work email against the account's key when left out"),
  externalId: attributeName.optional().describe("Attribute of the account that holds the source record's id"),
  mapping: z
    .strictObject({
      toEmployee: mappingRules.default({}),
      fromEmployee: mappingRules.default({}),
      toGroup: mappingRules.default({}),
      fromGroup: mappingRules.default({}),
    })
    .prefault({})
    .describe("Rules that replace, add to or drop those of the adapters"),
  attributes: z
    .record(attributeName, attributeSettings)
    .default({})
    .describe("Settings of single attributes of the account"),
  protected: z
    .array(z.string().max(256))
    .max(1000)
    .default([])
    .describe("Accounts never removed, renamed or given another password: ids or logins"),
  passwords: passwordSettingsSchema.prefault({}),
  guard: guardLimitsSchema.prefault({}),
  owns: z
    .enum(["tenant", "linked accounts", "nothing"])
    .default("tenant")
    .describe(
      "What the sync owns at the target: its attributes of every account, or of those alone that it is linked to, where several sources feed one target; nothing, for an import that makes staged accounts, links the others and changes none",
    ),
  import: z.enum(["never", "on schedule"]).default("never").describe("Whether a sync that owns nothing may run"),
  everyHours: z
    .int()
    .min(1)
    .max(168)
    .default(24)
    .describe("Everybody is due to be looked at when so many hours have passed, whatever events told meanwhile"),
  concurrency: z.int().min(1).max(64).default(8).describe("Writes under way at once"),
  recheckAfterMs: z
    .int()
    .min(0)
    .default(0)
    .describe("Re-read an account before writing when what is known of it is older than this; 0: always"),
  vendorHoldMs: z
    .int()
    .min(0)
    .default(60_000)
    .describe("How long a vendor may still be working on a request whose answer was lost"),
});

/** A sync's settings with every default filled in. */
export type SyncSettings = z.output<typeof syncSettingsSchema>;

/** A sync's settings as people write them. */
export type SyncSettingsInput = z.input<typeof syncSettingsSchema>;
