import { z } from "@hono/zod-openapi";
import { list } from "./parts.ts";

const seenPlan = z.object({ id: z.string(), digest: z.string() });

const action = z
  .object({
    kind: z.enum(["everybody", "person", "sync all", "plan"]),
    subject: z.string().optional(),
    plan: seenPlan.optional(),
    confirm: z.literal(true).optional(),
  })
  .openapi("Action", { description: "What a person asked for; without one a job does what is due" });

/** What waits, in order. */
export const waitingSchema = list(
  z
    .object({
      sync: z.string(),
      at: z.string(),
      position: z
        .int()
        .optional()
        .openapi({ description: "1: the next that begins. Absent: it waits for its instant" }),
      action: action.optional(),
    })
    .openapi("WaitingJob"),
);

const failure = { code: z.string(), message: z.string(), remedy: z.string().optional() };

const pause = z
  .object({ ...failure, since: z.string(), times: z.int(), until: z.string() })
  .openapi("Pause", { description: "Why nothing is tried until an instant" });

/** How a sync is. */
export const syncSchema = z
  .object({
    id: z.string(),
    running: z.boolean().openapi({ description: "Some process works on it" }),
    unfinishedSince: z
      .string()
      .optional()
      .openapi({ description: "Since when a run goes on that made way for others and is to be gone on with" }),
    waiting: waitingSchema,
    pause: pause.optional(),
    quarantined: list(pause.extend({ connection: z.string() })),
    problem: z.object(failure).optional().openapi({ description: "Why it cannot be opened" }),
  })
  .openapi("Sync");

/** When runs are due and why. */
export const dueSchema = z
  .object({
    at: z.string(),
    because: z.enum(["never ran", "hints", "every so often", "next moment", "decided", "unsettled", "left over"]),
    plan: z.object({ hinted: z.literal(true).optional() }),
    latestAt: z.string().optional(),
    until: z.string().optional(),
  })
  .openapi("DueRun");

const side = z.object({
  vendor: z.string(),
  ok: z.boolean(),
  account: z.string(),
  accountName: z.string().optional(),
  findings: list(
    z.object({
      ability: z.string(),
      ok: z.boolean(),
      permission: z.string().optional(),
      remedy: z.string().optional(),
    }),
  ),
  owners: list(z.string()).optional(),
  notes: list(z.string()).optional(),
});

/** How both sides answered a check. */
export const checkedSchema = z.object({ ok: z.boolean(), source: side, target: side }).openapi("Checked");
