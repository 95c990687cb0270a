import { z } from "@hono/zod-openapi";
import { roles } from "../roles.ts";
import { instant } from "./parts.ts";

const role = z.enum(roles);

/** A key as it is shown: without what proves it. */
export const keySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role,
    madeAt: z.string(),
    madeBy: z.string(),
    endsAt: z.string().optional(),
    usedAt: z.string().optional(),
    revokedAt: z.string().optional(),
    revokedBy: z.string().optional(),
  })
  .openapi("Key");

/** What a key is to be. */
export const keyDraftSchema = z.strictObject({ name: z.string().min(1).max(100), role, endsAt: instant.optional() });

/** A key that was just made. */
export const madeKeySchema = z.object({
  key: z.string().openapi({ description: "Shown now and never again" }),
  stored: keySchema,
});
