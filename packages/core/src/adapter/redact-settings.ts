import type { z } from "zod";
import { describeSettings } from "./describe-settings.ts";

/** What stands where a secret was. */
export const redacted = "•••";

/** A copy of settings that may be shown or logged: secrets are replaced, and so is whatever the schema does not know. */
export const redactSettings = (schema: z.core.$ZodType, settings: unknown): unknown => {
  const rows = describeSettings(schema);
  const shown = new Set(rows.filter(({ secret }) => !secret).map(({ name }) => name));
  const opened = new Set(rows.flatMap(({ name }) => parents(name)));
  const redact = (value: unknown, name: string): unknown => {
    if (value === undefined || value === null || shown.has(name)) return value;
    if (!opened.has(name) || typeof value !== "object" || Array.isArray(value)) return redacted;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, redact(inner, name ? `${name}.${key}` : key)]),
    );
  };
  return redact(settings, "");
};

/** `a.b.c` → the whole, `a`, `a.b`. */
const parents = (name: string): readonly string[] =>
  name.split(".").map((_, depth, all) => all.slice(0, depth).join("."));
