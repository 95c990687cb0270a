import { z } from "zod";

/**
 * The classes that are counted. Besides these, one attribute changing for many is the class `attribute <name>`. Groups are counted apart: `group create` by
 * the limits of `create`, `group update` by those of `attribute`.
 */
export const guardClasses = [
  "create",
  "link",
  "login change",
  "cleared value",
  "update",
  "remove",
  "reactivate",
  "membership removed",
  "password rotated",
] as const;

/** A class of changes with a limit of its own. */
export type GuardClass = (typeof guardClasses)[number] | `attribute ${string}` | "group create" | "group update";

const limit = (count: number, share: number) =>
  z
    .strictObject({
      count: z.int().min(0).default(count).describe("How many in 24 hours are always fine"),
      share: z
        .number()
        .min(0)
        .max(1)
        .default(share)
        .describe("Share of the linked accounts that is fine, from 50 accounts on"),
    })
    .prefault({});

/** Limits over a rolling 24 hours. A class is over its limit with more than `count` changes and, from 50 linked accounts on, more than `share` of them. */
export const guardLimitsSchema = z.strictObject({
  create: limit(25, 0.1),
  link: limit(25, 0.1),
  "login change": limit(10, 0.05),
  "cleared value": limit(10, 0.05),
  update: limit(50, 0.5),
  remove: limit(10, 0.05),
  reactivate: limit(10, 0.05),
  "membership removed": limit(25, 0.1),
  "password rotated": limit(50, 0.25),
  attribute: limit(25, 0.25),
});

/** Guard limits with every default filled in. */
export type GuardLimits = z.output<typeof guardLimitsSchema>;
