import { z } from "zod";

const name = z.string().min(1).max(255);

/**
 * Which groups of the source are kept at the target, and under what names. At least one of `prefix`, `pattern`, `names` and `derivedFrom`
 * must be there: never every group of a company by default. What is stated must hold together, but for `derivedFrom`, which makes groups
 * of its own.
 */
export const groupSettingsSchema = z
  .strictObject({
    prefix: name.optional().describe("Groups whose name begins so"),
    pattern: name.optional().describe("Groups whose name fits; * stands for any text"),
    names: z.array(name).min(1).max(10_000).optional().describe("Groups with these names"),
    derivedFrom: z
      .string()
      .min(1)
      .max(256)
      .optional()
      .describe("Attribute of the employee: everybody with the same value is a group of that name"),
    removePrefix: z.boolean().default(false).describe("Leave the prefix out of the name at the target"),
    addPrefix: z.string().max(128).default("").describe("Put before every name at the target"),
    create: z.boolean().default(true).describe("Make groups that are missing"),
    update: z.boolean().default(true).describe("Keep names and descriptions in step"),
    adopt: z
      .enum(["review", "by name"])
      .default("review")
      .describe(
        "A group of the target that somebody else made and that has the name of one of the source: held until a person has looked at it, or linked",
      ),
    several: z
      .enum(["conflict", "keep", "first by name"])
      .default("conflict")
      .describe(
        "Where people are in one group only and the source has somebody in several of these: left to a person, left in the one they are in, or put into the first by name",
      ),
    removeMembers: z.boolean().default(true).describe("Take people out of groups that they are not in any more"),
  })
  .refine(({ prefix, pattern, names, derivedFrom }) => prefix ?? pattern ?? names ?? derivedFrom, {
    error: "say which groups: prefix, pattern, names or derivedFrom",
  })
  .refine(({ prefix, removePrefix }) => !removePrefix || prefix !== undefined, {
    path: ["removePrefix"],
    error: "needs a prefix to remove",
  });

/** Which groups are kept in step, with every default filled in. */
export type GroupSettings = z.output<typeof groupSettingsSchema>;
