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

/** The address of an API. What it usually is goes behind: `address("Address of the API").default("https://…")`. */
export const address = (label: string, help?: string): z.ZodURL => z.url().meta({ ...labelled(label, help) });

/** One of a few words. */
export const choice = <const Words extends readonly [string, ...string[]]>(
  words: Words,
  label: string,
  help?: string,
): z.ZodEnum<z.core.util.ToEnum<Words[number]>> => z.enum(words).meta({ ...labelled(label, help) });

/** Yes or no. */
export const flag = (label: string, help?: string): z.ZodBoolean => z.boolean().meta({ ...labelled(label, help) });

/** How much of a vendor's rate limit a connection may use, to be handed to its client as `limits.share`. `usual`: what holds when nothing is said. */
export const rateShare = (usual: number): z.ZodDefault<z.ZodNumber> =>
  z
    .number()
    .gt(0)
    .max(1)
    .default(usual)
    .meta({
      ...labelled(
        "Share of the rate limit",
        "The part of the vendor's limit that may be used, above 0 and up to 1; the rest is left to others. " +
          "Connections with one credential share one allowance, for which the first one's setting counts",
      ),
    });
