import { z } from "@hono/zod-openapi";
import { list } from "./parts.ts";
import { changeSchema, state } from "./plan-schemas.ts";

const common = { run: z.string(), at: z.string() };
const ofChange = { ...common, change: z.string(), subject: z.string() };

const run = z
  .object({
    type: z.literal("run"),
    ...common,
    event: z.enum(["started", "finished", "aborted", "paused"]),
    plan: z.string().optional(),
    confirmed: z.enum(["first run", "sync all", "revert", "relink", "review"]).optional(),
    reverts: z.string().optional(),
    counts: z.record(z.string(), z.number()).optional(),
  })
  .openapi("RunEntry");

const intent = z
  .object({
    type: z.literal("intent"),
    ...ofChange,
    what: changeSchema,
    before: z.record(z.string(), z.unknown()).optional(),
    stateBefore: state.optional(),
    lifted: z.object({ by: z.string(), reason: z.string() }).optional(),
  })
  .openapi("Intent", { description: "Said before a write" });

const outcome = z
  .object({
    type: z.literal("outcome"),
    ...ofChange,
    result: z.enum(["done", "moved", "refused", "failed", "later", "never happened"]),
    account: z.string().optional(),
    reached: state.optional(),
    members: z.object({ added: list(z.string()).optional(), removed: list(z.string()).optional() }).optional(),
    requests: list(z.string()).optional(),
    error: z.object({ code: z.string(), message: z.string(), remedy: z.string().optional() }).optional(),
  })
  .openapi("Outcome", { description: "Said after a write" });

/** Beginning or end of a run, with its place in the log. */
export const loggedRunSchema = z.object({ number: z.int(), entry: run });

/** One entry of the log, with its place. */
export const loggedEntrySchema = z.object({
  number: z.int(),
  entry: z.discriminatedUnion("type", [run, intent, outcome]),
});
