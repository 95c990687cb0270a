import { z } from "zod";
import { lanes, operations } from "./change.ts";
import { planFormat } from "./write-plan.ts";

const texts = z.record(z.string(), z.string());

/** The first line of a plan file. */
export const headerSchema = z.strictObject({
  format: z.literal(planFormat),
  version: z.literal(1),
  sync: z.string(),
  at: z.iso.datetime(),
  tenants: z.strictObject({ source: z.string(), target: z.string() }),
  basis: z.strictObject({ source: z.string(), target: z.string(), links: z.string(), settings: z.string() }),
  rules: texts,
  counts: z.record(z.string(), z.int()),
  confirmation: z.enum(["first run", "sync all", "revert", "relink", "review"]).optional(),
  hinted: z.strictObject({ people: z.int(), everybody: z.literal(true).optional() }).optional(),
  reverts: z.string().optional(),
  switches: z
    .strictObject({
      from: z.string(),
      live: z.array(z.string()),
      started: z.array(z.string()).optional(),
      unreviewed: z.array(z.string()).optional(),
      callsOff: z.literal(true).optional(),
    })
    .optional(),
  learned: z.strictObject({
    baseline: z.array(z.string()).optional(),
    leftSeen: texts.optional(),
    notLeft: z.array(z.string()).optional(),
    passwordsFrom: z.string().optional(),
    upTo: z.iso.datetime().optional(),
    hints: z.strictObject({ upTo: z.int(), named: z.int() }).optional(),
  }),
});

const membersSchema = z.strictObject({
  add: z.array(z.union([z.string(), z.strictObject({ ref: z.string() })])).optional(),
  remove: z.array(z.string()).optional(),
});

const cascadedSchema = z.looseObject({
  resource: z.enum(["people", "groups"]),
  account: z.string(),
  subject: z.string().optional(),
  who: z.string(),
  attribute: z.string(),
});

const changeSchema = z.looseObject({
  id: z.string(),
  resource: z.enum(["people", "groups"]),
  operation: z.enum(operations),
  subject: z.string(),
  who: z.string(),
  lane: z.enum(lanes),
  because: z.string(),
  account: z.string().optional(),
  set: z.record(z.string(), z.unknown()).optional(),
  was: z.record(z.string(), z.unknown()).optional(),
  members: membersSchema.optional(),
  cascade: z.array(cascadedSchema).optional(),
  after: z.array(z.string()).optional(),
  held: z.looseObject({ code: z.string(), evidence: z.array(z.string()) }).optional(),
});

const issueSchema = z.looseObject({ subject: z.string(), code: z.string(), message: z.string() });

const leaverSchema = z.looseObject({
  subject: z.string(),
  status: z.string(),
  endedAt: z.string(),
  exposureMs: z.number(),
});

/** Every line after the first. What it does not name is vouched for by the digest alone. */
export const lineSchema = z.union([
  z.strictObject({ change: changeSchema }),
  z.strictObject({ issue: issueSchema }),
  z.strictObject({ leaver: leaverSchema }),
  z.strictObject({ digest: z.string() }),
]);
