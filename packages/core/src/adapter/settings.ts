import { z } from "zod";

/** What a setting says of itself to people. Kept in zod's own registry as title and description, so JSON Schema tools read it too. */
export type SettingMeta = {
  readonly title: string;
  readonly description?: string;
  /** Never shown, logged or printed once it is set. */
  readonly secret?: true;
};

/** Label and help for any zod schema: `z.url().default(…).meta(labelled("Address", "Change it for a sandbox"))`. */
export const labelled = (label: string, help?: string): SettingMeta => ({
  title: label,
  ...(help !== undefined && { description: help }),
});

/** A text that is not empty. White space around what people paste is dropped. */
export const setting = (label: string, help?: string): z.ZodString =>
  z
    .string()
    .trim()
    .min(1)
    .meta({ ...labelled(label, help) });

/** Like `setting`, and never shown once it is set: a token, a password, a key. */
export const secret = (label: string, help?: string): z.ZodString =>
  z
    .string()
    .trim()
    .min(1)
    .meta({ ...labelled(label, help), secret: true });
