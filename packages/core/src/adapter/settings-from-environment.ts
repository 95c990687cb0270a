import type { z } from "zod";
import { describeSettings } from "./describe-settings.ts";
import type { SettingRow } from "./setting-row.ts";

/**
 * Settings out of named texts such as environment variables, not checked yet: `parseSettings` does that. Empty texts count as not given.
 * What is not a number or a yes or no is passed on as it is, so that the check can say so.
 */
export const settingsFromEnvironment = (
  schema: z.core.$ZodType,
  adapterId: string,
  environment: { readonly [name: string]: string | undefined },
): { readonly [name: string]: unknown } => {
  const settings: { [name: string]: unknown } = {};
  for (const row of describeSettings(schema, adapterId)) {
    const text = environment[row.environment]?.trim();
    if (text) place(settings, row.name.split("."), read(row, text));
  }
  return settings;
};

const read = ({ kind }: SettingRow, text: string): unknown => {
  if (kind === "flag") return /^(true|yes|on|1)$/i.test(text) ? true : /^(false|no|off|0)$/i.test(text) ? false : text;
  if (kind === "number") return Number.isNaN(Number(text)) ? text : Number(text);
  if (kind === "list") return text.split(",").map((part) => part.trim());
  return kind === "other" ? readJson(text) : text;
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const place = (
  settings: { [name: string]: unknown },
  [name = "", ...rest]: readonly string[],
  value: unknown,
): void => {
  if (rest.length === 0) {
    settings[name] = value;
    return;
  }
  const inner = { ...(settings[name] as { [name: string]: unknown } | undefined) };
  place(inner, rest, value);
  settings[name] = inner;
};
