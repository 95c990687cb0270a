import { z } from "@hono/zod-openapi";
import { list } from "./parts.ts";

/** A plan that is kept, without what is in it. */
export const savedPlanSchema = z
  .object({ id: z.string(), sync: z.string(), savedAt: z.string(), expiresAt: z.string() })
  .openapi("SavedPlan");

/** What a plan says of itself; its changes are asked for by the page. */
export const planSchema = z
  .object({
    id: z.string(),
    sync: z.string(),
    at: z.string(),
    digest: z.string(),
    tenants: z.object({ source: z.string(), target: z.string() }),
    counts: z.record(z.string(), z.int()),
    changes: z.int(),
    held: z.int().openapi({ description: "Changes with a hold, conflicts among them" }),
    classes: z
      .record(z.string(), z.int())
      .openapi({ description: "Held changes of each class that is over its limit" }),
    issues: z.int(),
    confirmation: z.enum(["first run", "sync all", "revert", "relink", "review"]).optional(),
    reverts: z.string().optional(),
  })
  .openapi("Plan");

/** What a record, or a group, may be in at a target. */
export const state = z.enum(["staged", "active", "suspended", "inactive", "deleted"]);

const values = z.record(z.string(), z.unknown());
const resource = z.enum(["people", "groups"]);
const account = z.union([z.string(), z.object({ ref: z.string() })]);

/** One change of a plan: personal data. What is not said here is in the answer all the same. */
export const changeSchema = z
  .object({
    id: z.string(),
    resource,
    operation: z.enum([
      "link",
      "unlink",
      "create",
      "update",
      "activate",
      "suspend",
      "unsuspend",
      "deactivate",
      "reactivate",
      "delete",
      "members",
      "rotate password",
    ]),
    subject: z.string(),
    who: z.string(),
    account: z.string().optional(),
    lane: z.enum(["removals", "joiners", "movers", "back-fill"]),
    set: values.optional(),
    was: values.optional(),
    from: values.optional(),
    members: z.object({ add: list(account).optional(), remove: list(z.string()).optional() }).optional(),
    state: state.optional(),
    stateWas: state.optional(),
    statusWas: z.string().optional(),
    because: z.string(),
    ground: z.enum(["stated", "absent"]).optional(),
    due: z.object({ at: z.string(), zone: z.string(), zoneFrom: z.enum(["person", "site", "sync"]) }).optional(),
    mails: z.int().optional(),
    cascade: list(
      z.object({
        resource,
        account: z.string(),
        subject: z.string().optional(),
        who: z.string(),
        attribute: z.string(),
      }),
    ).optional(),
    after: list(z.string()).optional(),
    evidence: list(z.string()).optional(),
    by: z.string().optional(),
    held: z
      .object({
        code: z.enum(["conflict", "guard", "vanished", "protected", "review", "reverted"]),
        evidence: list(z.string()),
        guardClass: z.string().optional(),
      })
      .optional(),
    lifted: z.object({ by: z.string(), reason: z.string() }).optional(),
  })
  .openapi("Change");
