import type { Entry, Link } from "@rosterkit/core";
import { z } from "zod";

/** What the first line of the file says that it is. */
export const syncFormat = "rosterkit sync";

/** The first line. */
export const headerSchema = z.strictObject({
  format: z.literal(syncFormat),
  version: z.literal(1),
  sync: z.string().min(1).max(128),
  at: z.string(),
});

/** A line after it. Links and entries were checked by whoever wrote them; the digest tells that they are still those. */
export const lineSchema = z.union([
  z.strictObject({ link: z.custom<Link>(isRecord) }),
  z.strictObject({ entry: z.custom<Entry>(isRecord) }),
  z.strictObject({ kept: z.string(), value: z.unknown() }),
  z.strictObject({ digest: z.string() }),
]);

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One line, with its end. */
export const lineOf = (value: object): string => `${JSON.stringify(value)}\n`;
